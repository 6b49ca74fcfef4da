import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './away.js';
import { openDataSource } from './database.js';

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
