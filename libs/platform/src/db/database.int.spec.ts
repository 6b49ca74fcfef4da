import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './away.js';
import { openDataSource } from './database.js';
import { prepareSchema, roleOf } from './prepare.js';
import { unsafeSettings } from './unsafe-settings.js';

describe('a connection of a pool', () => {
  let own: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    own = await createDatabase();
    source = await openDataSource(
      own.url,
      { name: 'public', migrations: [] },
      undefined,
      4,
    ).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await own.drop();
    await stopServers();
  });

  it('may be ended by the server between two uses, and the next query fails: the process goes on', async () => {
    const { master: pool } = source.driver as unknown as { master: Pool };
    // A connection gets its listener a moment after it is taken; until then it has none.
    const [first, second] = [await pool.connect(), await pool.connect()];
    const { rows } = await first.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => first.once('end', resolve));
    await second.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    const told: unknown = await first.query('SELECT 1').catch((error: unknown) => error);
    expect(isDatabaseAway(told)).toBe(true);
    first.release(true);
    second.release();
    await expect(source.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });
});

describe('a session of a service', () => {
  const OWN = { name: 'essais', migrations: [] };
  let own: TestDatabase;
  let owner: DataSource;
  const open: DataSource[] = [];
  const session = async (): Promise<DataSource> => {
    const source = await openDataSource(own.url, OWN, roleOf('essais'), 1).initialize();
    open.push(source);
    return source;
  };

  beforeAll(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, OWN);
    owner = await openDataSource(own.url, OWN, undefined, 1).initialize();
  });
  afterEach(() => Promise.all(open.splice(0).map((source) => source.destroy())));
  afterAll(async () => {
    await owner.destroy();
    await own.drop();
    await stopServers();
  });

  it('limits what a frozen process may hold', async () => {
    const names = ['idle_in_transaction_session_timeout', 'tcp_user_timeout', 'statement_timeout'];
    const rows = await (
      await session()
    ).query<{ setting: string }[]>(
      'SELECT setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
      [names],
    );
    expect(rows.map(({ setting }) => setting)).toEqual(['5000', '30000', '10000']);
  });

  it.each([
    ['the database', 'DATABASE $base', 'base '],
    ['the login', 'ROLE $login IN DATABASE $base', 'rôle '],
  ])('commits durably whatever is set for %s, and tells of it', async (_, whose, told) => {
    const { pathname, username } = new URL(own.url);
    const target = whose.replace('$base', pathname.slice(1)).replace('$login', username);
    await owner.query(`ALTER ${target} SET synchronous_commit = off`);
    try {
      const source = await session();
      expect(await source.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
      expect(await unsafeSettings(source)).toEqual([
        expect.stringContaining(`synchronous_commit=off (${told}`),
      ]);
    } finally {
      await owner.query(`ALTER ${target} RESET synchronous_commit`);
    }
    expect(await unsafeSettings(await session())).toEqual([]);
  });

  it('tells of its own drift', async () => {
    const source = await session();
    await source.query('SET synchronous_commit = off');
    expect(await unsafeSettings(source)).toEqual(['synchronous_commit = off']);
  });
});
