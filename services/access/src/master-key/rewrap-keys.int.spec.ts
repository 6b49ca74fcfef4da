import { Database, People, roleOf } from '@maillage/platform';
import { keyring, openDataSource, prepareSchema } from '@maillage/platform/host';
import { type Keyring, wrapKey } from '@maillage/platform/access';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { DataSource } from 'typeorm';
import { schema } from '../access.module.js';
import { MasterKeyStore, type WrappedKey } from './master-key.store.js';
import { rewrapKeys, type Rewrapped } from './rewrap-keys.command.js';

/** More than two slices. */
const MANY = 2_300;
const [FIRST, SECOND, THIRD] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
const REFERENCES = Array.from({ length: MANY }, (_, index) => `p-${index}`);

describe('a new master key', () => {
  let own: TestDatabase;
  let source: DataSource;
  let database: Database;
  let store: MasterKeyStore;
  let now = 1_000_000;

  /** A process that has these keys. */
  const processOf = (ring: Keyring): People =>
    new People(
      database,
      () => ring,
      () => now,
    );
  const rewrap = (ring: Keyring, by = store): Promise<Rewrapped> =>
    rewrapKeys(by, ring, () => Promise.resolve((now += 500)));
  /** What a process reads of everybody's names, by their references. */
  const read = async (
    people: People,
    references: readonly string[] = REFERENCES,
  ): Promise<unknown[]> => {
    now += 500;
    const known = await people.named('clic', 'beneficiaire', references);
    const fields = await database.query<{ personId: string; field: string; sealed: Buffer }>(
      'SELECT person_id AS "personId", field, sealed FROM person_fields',
    );
    const sealed = new Map(fields.map((one) => [one.personId, one]));
    return people.open(
      references.flatMap((reference) => sealed.get(known.get(reference)?.id ?? '') ?? []),
    );
  };
  const enter = async (people: People, references: readonly string[]): Promise<void> => {
    const known = await people.named('clic', 'beneficiaire', references);
    await people.keep(
      [...known].map(([reference, { id }]) => ({
        personId: id,
        field: 'nom',
        text: `Nom ${reference}`,
      })),
    );
  };
  const names = (references: readonly string[] = REFERENCES): string[] =>
    references.map((reference) => `Nom ${reference}`);
  const count = async (): Promise<number> => (await database.query('SELECT FROM people')).length;
  const [before, during, after] = [keyring(FIRST), keyring(SECOND, FIRST), keyring(SECOND)];

  beforeEach(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, schema);
    source = await openDataSource(own.url, schema, roleOf('access'), 10).initialize();
    database = new Database('access', source);
    store = new MasterKeyStore(database);
    await store.state(before.check);
    await database.query('UPDATE people_state SET replayed_for = access.incarnation()');
    await enter(processOf(before), REFERENCES);
  });
  afterEach(async () => {
    await source.destroy();
    await own.drop();
  });
  afterAll(stopServers);

  it('takes the place of the first under processes that have both, and needs it no more', async () => {
    const [old, both] = [processOf(before), processOf(during)];
    // Processes are restarted one by one: until the change is asked for, all of them write what all can read.
    await enter(both, ['p-neuf']);
    expect(await read(old, ['p-neuf', 'p-1'])).toEqual(names(['p-neuf', 'p-1']));
    expect(await rewrap(during)).toEqual({ done: MANY + 1, already: 0, closed: 0 });
    expect(await rewrap(during)).toEqual({ done: 0, already: MANY + 1, closed: 0 });
    await enter(both, ['p-plus-neuf']);
    for (const people of [both, processOf(after)])
      expect(await read(people, [...REFERENCES, 'p-plus-neuf'])).toEqual(
        names([...REFERENCES, 'p-plus-neuf']),
      );
    expect(await count()).toBe(MANY + 2);
    await expect(read(old)).rejects.toMatchObject({
      code: 'platform.wrong_master_key',
      kind: 'unavailable',
    });
    const entries = await database.query('SELECT subject_id FROM audit_entries WHERE action = $1', [
      'cle_maitresse.changer',
    ]);
    expect(entries).toEqual([{ subject_id: after.check }]);
  });

  it('goes on where it was cut, while people are read, entered and erased', async () => {
    const both = processOf(during);
    const { id: erased } = (await both.named('clic', 'beneficiaire', ['p-7'])).get('p-7') ?? {
      id: '',
    };
    class Cut extends MasterKeyStore {
      private slices = 0;
      override async rewrap(
        changes: readonly (WrappedKey & { readonly before: Buffer })[],
      ): Promise<number> {
        if (++this.slices === 2) throw new Error('cut');
        return super.rewrap(changes);
      }
    }
    await expect(rewrap(during, new Cut(database))).rejects.toThrow('cut');
    expect(await read(both)).toEqual(names());
    await enter(both, ['p-neuf']);
    class Meanwhile extends MasterKeyStore {
      override async rewrap(
        changes: readonly (WrappedKey & { readonly before: Buffer })[],
      ): Promise<number> {
        await database.query('DELETE FROM people WHERE id = $1', [erased]);
        return super.rewrap(changes);
      }
    }
    const { done, already, closed } = await rewrap(during, new Meanwhile(database));
    expect([done > 0, already >= 1_000, closed]).toEqual([true, true, 0]);
    expect(
      await database.query('SELECT FROM person_keys WHERE person_id = $1', [erased]),
    ).toHaveLength(0);
    const left = [...REFERENCES, 'p-neuf'].filter((one) => one !== 'p-7');
    expect(await read(processOf(after), left)).toEqual(names(left));
  });

  it('has a third in its place only once nothing is left under the first', async () => {
    const third = keyring(THIRD, SECOND);
    await expect(rewrap(third)).rejects.toMatchObject({ code: 'platform.wrong_master_key' });
    await rewrap(during);
    const [{ id }] = (await database.query<{ id: string }>(
      'SELECT person_id AS id FROM person_keys LIMIT 1',
    )) as [{ id: string }];
    const [kept] = await database.query<WrappedKey>(
      'SELECT person_id AS id, wrapped FROM person_keys WHERE person_id = $1',
      [id],
    );
    await database.query('UPDATE person_keys SET wrapped = $2 WHERE person_id = $1', [
      id,
      wrapKey(before, id, Buffer.alloc(32)),
    ]);
    expect(await rewrap(third)).toEqual({ done: 0, already: 0, closed: 1 });
    expect(await store.state('')).toMatchObject({ master_check: after.check });
    await database.query('UPDATE person_keys SET wrapped = $2 WHERE person_id = $1', [
      id,
      kept?.wrapped,
    ]);
    expect(await rewrap(third)).toEqual({ done: MANY, already: 0, closed: 0 });
    expect(await read(processOf(keyring(THIRD)))).toEqual(names());
    expect(await count()).toBe(MANY);
  });
});
