import { randomUUID } from 'node:crypto';
import { prepareSchema } from '@maillage/platform/host';
import { roleOf } from '@maillage/platform';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import { Client } from 'pg';
import { schema } from '../access.module.js';

const CLIENT = `INSERT INTO access.clients (id, name, source, territories, created_at, type, roles, structures, purposes)
  VALUES ($1, 'Essai', $2, '{france}', now(), 'structure', '{partenaire}', '{}', '{annuaire}')`;

describe('whose a source is', () => {
  let own: TestDatabase;
  let root: Client;
  const [partner, first, second, agent] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    own = await createDatabase();
    root = new Client({ connectionString: own.url });
    await root.connect();
    // A database of before: two clients, and what the journal tells of their imports.
    const before = schema.migrations.filter(({ name }) => !/^Source/.test(name));
    await prepareSchema(own.url, { ...schema, migrations: before });
    await root.query(CLIENT, [partner, 'partenaire-1']);
    for (const [actor_id, source, actor_kind = 'client'] of [
      [first, 'partenaire-1'],
      [first, 'annuaire-national'],
      [second, 'annuaire-national'],
      [agent, `agent-${agent}`, 'agent'],
    ]) {
      const subject = { subject_type: 'import', subject_id: randomUUID() };
      const entry = { actor_kind, actor_id, ...subject, action: 'lieux.importer', personal: false };
      await root.query('SELECT access.append_audit($1)', [{ ...entry, details: { source } }]);
    }
    await prepareSchema(own.url, schema);
    await prepareSchema(own.url, { name: 'actors', migrations: [] });
  });
  afterAll(async () => {
    await root.end();
    await own.drop();
    await stopServers();
  });

  /** Asks as a service that writes. */
  async function claims(source: string, caller: string): Promise<boolean> {
    await root.query(`SET ROLE ${roleOf('actors')}`);
    const { rows } = await root.query<{ is_own: boolean }>(
      'SELECT access.claim_source($1, $2) AS is_own',
      [source, caller],
    );
    await root.query('RESET ROLE');
    return rows[0]?.is_own === true;
  }

  it.each([
    ['the client that bears its name', 'partenaire-1', partner, first],
    ['the first that wrote under it', 'annuaire-national', first, second],
    ['the agent of its name', `agent-${agent}`, agent, partner],
  ])('is told of a database of before: %s', async (_, source, owner, other) => {
    expect([await claims(source, other), await claims(source, owner)]).toEqual([false, true]);
  });

  it('is the first to write under a new one, for ever', async () => {
    expect([
      await claims('nouvelle', second),
      await claims('nouvelle', partner),
      await claims('nouvelle', second),
    ]).toEqual([true, false, true]);
  });

  it('is never another than the agent whose id it names', async () => {
    const name = `agent-${randomUUID()}`;
    expect([await claims(name, second), await claims(name, name.slice(6))]).toEqual([false, true]);
  });

  it('is written by another for as long as its owner consents', async () => {
    const CONSENT = ['annuaire-national', second];
    await root.query('INSERT INTO access.source_consents VALUES ($1, $2, now())', CONSENT);
    expect(await claims('annuaire-national', second)).toBe(true);
    expect(await claims('annuaire-national', partner)).toBe(false);
    await root.query(
      'DELETE FROM access.source_consents WHERE (source, writer_id) = ($1, $2)',
      CONSENT,
    );
    expect(await claims('annuaire-national', second)).toBe(false);
  });

  it('is for no service to write otherwise', async () => {
    await root.query(`SET ROLE ${roleOf('actors')}`);
    await expect(root.query('SELECT * FROM access.sources')).rejects.toThrow('permission denied');
    await root.query('RESET ROLE');
  });
});
