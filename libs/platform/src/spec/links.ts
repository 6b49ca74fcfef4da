import { createDatabase } from '@maillage/testing';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditEntryId1797000000001 } from '../audit/audit-entry-id.migration.js';
import { AuditJournal1795000000100 } from '../audit/audit.migration.js';
import { Database, openDataSource } from '../db/database.js';
import { onceThere } from '../db/away.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import { GOES_OWN, type LinkPurpose } from '../links/link-purpose.js';
import { Links1803000000000 } from '../links/links.migration.js';
import { Links } from '../links/links.js';
import { inRequestContext } from '../request/request-context.js';
import type { Caller, Grant } from '../rights/caller.js';

class Notes1 implements MigrationInterface {
  readonly name = 'Notes1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE notes (text text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notes');
  }
}

/** What the access service says of makers, which a test sets. */
class Grants1 implements MigrationInterface {
  readonly name = 'Grants1803000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE granted (grants jsonb)');
    await runner.query(`CREATE FUNCTION maker_grants(text, uuid, uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = access, pg_temp AS 'SELECT grants FROM granted'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION maker_grants(text, uuid, uuid)');
    await runner.query('DROP TABLE granted');
  }
}

export const IN_ARRAS: Grant = {
  role: 'coordinateur',
  territories: ['commune-62041'],
  structures: [],
  purposes: ['annuaire'],
};

const MAKER: Caller = {
  id: '0192f000-0000-7000-8000-0000000000aa',
  kind: 'client',
  name: 'Essai',
  source: 'essai',
  keyId: '0192f000-0000-7000-8000-0000000000bb',
  grants: [IN_ARRAS],
};

const paragraph = (text: string, title = ''): VNode => h('p', { title }, text) as VNode;

/** A service that keeps notes, whose addresses show their number and add to them, on a database of its own, without HTTP. */
export interface LinkBench {
  readonly database: Database;
  readonly links: Links;
  readonly purpose: LinkPurpose;
  /** The database's superuser. */
  readonly root: Client;
  /** The time, which a test sets. */
  now: Date;
  /** Makes addresses in the name of a caller, and gives their secrets. */
  make(ids: readonly string[], endsAt: Date): Promise<{ id: string; secret: string }[]>;
  /** What an address shows, as HTML; undefined where it leads nowhere. */
  show(secret: string, page?: string): Promise<string | undefined>;
  /** What every maker is granted from now on; nobody may call without. */
  grant(grants?: readonly Grant[]): Promise<void>;
  notes(): Promise<string[]>;
  close(): Promise<void>;
}

export async function linkBench(): Promise<LinkBench> {
  const own = await createDatabase();
  await prepareSchema(own.url, {
    name: 'access',
    migrations: [AuditJournal1795000000100, AuditEntryId1797000000001, Grants1],
  });
  const schema = { name: 'training', migrations: [Notes1, Links1803000000000] };
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('training'), 8);
  const database = new Database('training', await onceThere(() => source.initialize()));
  const root = new Client({ connectionString: own.url });
  await root.connect();
  const notes = async (): Promise<string[]> =>
    (await database.query<{ text: string }>('SELECT text FROM notes ORDER BY text')).map(
      ({ text }) => text,
    );
  const links = new Links(database, { now: () => bench.now });
  const purpose: LinkPurpose = {
    name: 'essai',
    permission: 'lieux.importer',
    rowOf: (id) => Promise.resolve(id.endsWith('f') ? undefined : { commune: '62041' }),
    page: (name) =>
      ['', 'ajout'].includes(name)
        ? {
            show: async (visit) =>
              paragraph(`${name} ${(await notes()).length}`, visit.token('v1')),
            act: async (visit, form) => {
              const {
                fields: { texte = '' },
                shown,
              } = form;
              await database.transaction((tx) =>
                tx.query('INSERT INTO notes VALUES ($1)', [`${texte} ${shown}`]),
              );
              if (texte === 'propre') {
                await form.own.make(theirs, visit.objectId, visit.endsAt);
                return { done: GOES_OWN };
              }
              if (texte === 'unique')
                await database.transaction((tx) => links.spend(tx, purpose, visit));
              return texte === '' ? { again: paragraph('vide') } : { done: 'fait' };
            },
          }
        : undefined,
  };
  const theirs: LinkPurpose = {
    name: 'propre',
    permission: undefined,
    rowOf: () => Promise.resolve({}),
    page: () => ({
      show: ({ objectId, derived }) =>
        Promise.resolve(paragraph(`${objectId} ${derived('x').toString('hex')}`)),
    }),
  };
  links.serves(purpose);
  links.serves(theirs);
  const bench: LinkBench = {
    ...{ database, links, purpose, root, notes },
    now: new Date('2026-03-14T10:00:00Z'),
    make: async (ids, endsAt) =>
      inRequestContext(
        {
          ...{ id: 'essai', ip: '192.0.2.1', method: 'POST', route: '/essai', language: 'fr' },
          ...{ parent: undefined, caller: MAKER },
        },
        () =>
          database.transaction(async (tx) =>
            (await links.make(tx, purpose, ids, endsAt)).map(({ id, path }) => ({
              id,
              secret: path.replace('/a/', ''),
            })),
          ),
      ),
    show: async (secret, page = '') => {
      const shown = await links.show({ secret, page, language: 'fr', suffix: '' });
      return shown && renderToString(shown);
    },
    grant: async (grants) => {
      await root.query('TRUNCATE access.granted');
      await root.query('INSERT INTO access.granted VALUES ($1)', [
        grants === undefined ? null : JSON.stringify(grants),
      ]);
    },
    close: async () => {
      await Promise.all([source.destroy(), root.end()]);
      await own.drop();
    },
  };
  return bench;
}
