import { createDatabase, eventually, stopServers } from '@maillage/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Database, openDataSource } from './database.js';
import { prepareSchema, roleOf } from './prepare.js';

const SCHEMA = { name: 'activities', migrations: [] };
let own: Awaited<ReturnType<typeof createDatabase>>;
let sources: DataSource[];

beforeEach(async () => {
  own = await createDatabase();
  await prepareSchema(own.url, SCHEMA);
  sources = [];
});
afterEach(async () => {
  await Promise.all(sources.map((source) => source.destroy()));
  await own.drop();
});
afterAll(stopServers);

/** A process of its own, as far as PostgreSQL can see. */
async function process(poolSize = 4): Promise<Database> {
  const source = await openDataSource(own.url, SCHEMA, roleOf('activities'), poolSize).initialize();
  sources.push(source);
  return new Database('activities', source);
}

it('gives a right to one process at a time, and to the next once it is released', async () => {
  const [one, other] = [await process(), await process()];
  const lease = await one.leases.take('work');
  expect(lease).toBeDefined();
  expect(await other.leases.take('work')).toBeUndefined();
  expect(await other.leases.take('other work')).toBeDefined();
  await lease?.release();
  await lease?.over;
  expect(await other.leases.take('work')).toBeDefined();
});

it('holds all leases of a process in one session, which goes back as it was', async () => {
  const one = await process(1);
  const leases = await Promise.all(['a', 'b', 'c'].map((name) => one.leases.take(name)));
  const timeout = 'SHOW idle_session_timeout';
  expect(await leases[0]?.connection.query(timeout)).toEqual([{ idle_session_timeout: '5s' }]);
  await leases[0]?.release();
  await expect(leases[1]?.connection.query('SELECT 1 AS n')).resolves.toEqual([{ n: 1 }]);
  for (const lease of leases.slice(1)) await lease?.release();
  expect(await one.query(timeout)).toEqual([{ idle_session_timeout: '0' }]);
});

it('takes every right from a session that PostgreSQL has ended, as it does a silent one', async () => {
  const [one, other] = [await process(), await process()];
  const lost = await one.leases.take('work');
  const kept = await one.leases.take('more work');
  const administrator = new Client(own.url);
  await administrator.connect();
  await administrator
    .query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND a.datname = current_database()`,
    )
    .finally(() => administrator.end());
  await Promise.all([lost?.over, kept?.over]);
  await expect(lost?.connection.query('SELECT 1')).rejects.toThrow();
  await eventually(async () => expect(await other.leases.take('work')).toBeDefined());
  await eventually(async () => expect(await one.leases.take('more work')).toBeDefined());
});
