import { randomUUID } from 'node:crypto';
import { stopServers } from '@maillage/testing';
import { journalOnDatabase, type TestJournal } from '../spec/journal.js';

const GRANT = {
  role: 'coordinateur',
  purposes: ['annuaire'],
  structures: [],
  territories: ['departement-62'],
};

describe('what a service is told of who made an address', () => {
  let bench: TestJournal;
  const [client, key, agent] = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    bench = await journalOnDatabase();
    await bench.database.query(
      `INSERT INTO clients (id, name, source, territories, created_at, type, roles, structures, purposes)
       VALUES ($1, 'Essai', 'essai', '{departement-62}', now(), 'structure', '{coordinateur}', '{}', '{annuaire}')`,
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
      `INSERT INTO agent_grants VALUES ($1, $1, 'coordinateur', '{departement-62}', '{}', '{annuaire}', now(), NULL)`,
      [agent],
    );
  });
  afterAll(async () => {
    await bench.close();
    await stopServers();
  });

  async function grantsOf(kind: string, id: string, by: string | null): Promise<unknown> {
    const [row] = await bench.other.query<{ grants: unknown }>(
      'SELECT access.maker_grants($1, $2, $3) AS grants',
      [kind, id, by],
    );
    return row?.grants;
  }

  it('is what is granted now, by the key that made it', async () => {
    expect(await grantsOf('client', client, key)).toEqual([GRANT]);
    expect(await grantsOf('agent', agent, null)).toEqual([GRANT]);
    expect(await grantsOf('client', client, agent)).toBeNull();
    expect(await grantsOf('client', agent, key)).toBeNull();
    expect(await grantsOf('agent', client, key)).toBeNull();
  });

  it('goes on when that key expires, and ends when it is revoked or the client or agent closed', async () => {
    await bench.database.query("UPDATE client_keys SET expires_at = now() - interval '1 s'");
    expect(await grantsOf('client', client, key)).toEqual([GRANT]);
    await bench.database.query('UPDATE client_keys SET revoked_at = now()');
    expect(await grantsOf('client', client, key)).toBeNull();
    await bench.database.query('UPDATE client_keys SET revoked_at = NULL');
    await bench.database.query('UPDATE clients SET closed_at = now()');
    expect(await grantsOf('client', client, key)).toBeNull();
    await bench.database.query('UPDATE agent_grants SET revoked_at = now()');
    expect(await grantsOf('agent', agent, null)).toEqual([]);
    await bench.database.query('UPDATE agents SET closed_at = now()');
    expect(await grantsOf('agent', agent, null)).toBeNull();
  });
});
