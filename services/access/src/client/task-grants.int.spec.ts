import { randomUUID } from 'node:crypto';
import { stopServers } from '@maillage/testing';
import { journalOnDatabase, type TestJournal } from '../spec/journal.js';

const GRANT = {
  role: 'partenaire',
  purposes: ['annuaire'],
  structures: [],
  territories: ['departement-62'],
};

describe('what a service is told of the caller of its task', () => {
  let bench: TestJournal;
  const [client, key, agent] = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    bench = await journalOnDatabase();
    await bench.database.query(
      `INSERT INTO clients (id, name, source, territories, created_at, type, roles, structures, purposes)
       VALUES ($1, 'Essai', 'essai', '{departement-62}', now(), 'structure', '{partenaire}', '{}', '{annuaire}')`,
      [client],
    );
    await bench.database.query(
      "INSERT INTO client_keys VALUES ($1, $2, 'essai', 'x', now(), now() + interval '1 day')",
      [key, client],
    );
    await bench.database.query(
      "INSERT INTO agents (id, issuer, subject_digest, created_at) VALUES ($1, 'https://essai.example', 'x', now())",
      [agent],
    );
    await bench.database.query(
      `INSERT INTO agent_grants VALUES ($1, $1, 'partenaire', '{departement-62}', '{}', '{annuaire}', now(), NULL),
         (gen_random_uuid(), $1, 'national', '{france}', '{}', '{pilotage}', now(), now() - interval '1 s')`,
      [agent],
    );
  });
  afterAll(async () => {
    await bench.close();
    await stopServers();
  });

  /** Has the other service begin a task for a caller, and asks as it. */
  async function grantsOf(caller: object, asker = bench.other): Promise<unknown> {
    const id = randomUUID();
    await bench.other.query(
      "SELECT access.add_task($1, 'essais.rien', 'moi', $2, '{}', NULL, 1000)",
      [id, JSON.stringify({ caller })],
    );
    const [row] = await asker.query<{ grants: unknown }>(
      'SELECT access.task_grants($1) AS grants',
      [id],
    );
    return row?.grants;
  }
  const byKey = { id: client, kind: 'client', keyId: key };
  const byAgent = { id: agent, kind: 'agent' };

  it('is what is granted now, and only to the service whose task it is', async () => {
    expect(await grantsOf(byKey)).toEqual([GRANT]);
    expect(await grantsOf(byAgent)).toEqual([GRANT]);
    expect(await grantsOf(byKey, bench.database)).toBeNull();
    expect(await grantsOf({ ...byKey, id: agent })).toBeNull();
    expect(await grantsOf({ ...byKey, keyId: agent })).toBeNull();
  });

  it('is nothing once the key was revoked or the agent closed', async () => {
    await bench.database.query('UPDATE agent_grants SET revoked_at = now()');
    expect(await grantsOf(byAgent)).toEqual([]);
    await bench.database.query('UPDATE agents SET closed_at = now()');
    await bench.database.query('UPDATE client_keys SET revoked_at = now()');
    expect([await grantsOf(byAgent), await grantsOf(byKey)]).toEqual([null, null]);
  });
});
