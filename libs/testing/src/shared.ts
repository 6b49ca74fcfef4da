import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { local, type Part } from './local.js';

/** Tests start and stop much and store little; several servers of this size fit beside each other. */
export const SMALL = { shared_buffers: '64MB', max_wal_size: '1GB' };

let own: string | undefined;

/** Where this run's servers live: shared by its workers where run-begin.mjs has set it, else this process's own. */
export function runFolder(): string {
  const shared = process.env['TEST_SHARED_DIR'];
  if (shared !== undefined) return shared;
  own ??= mkdtempSync(join(tmpdir(), 'maillage-own-test-'));
  return own;
}

/**
 * A PostgreSQL for tests: TEST_DATABASE_URL where given, else one that is started on first use and shared by all test
 * files of the run. Its URL names an administrator's database; tests work in ones of their own (createDatabase).
 */
export async function startPostgres(): Promise<{ url: string }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given };
  const { postgres, createOwnDatabase, ensure } = await local();
  return sharedPart('postgresql', async (dir) => {
    const part = await postgres(dir, { settings: SMALL });
    await ensure(dir, part);
    await createOwnDatabase(part);
    return part;
  });
}

/** A NATS server with JetStream for tests: TEST_NATS_URL where given, else one shared by the run. */
export async function startNats(): Promise<{ url: string }> {
  const given = process.env['TEST_NATS_URL'];
  if (given !== undefined) return { url: given };
  const { nats, ensure } = await local();
  return sharedPart('nats', async (dir) => {
    const part = await nats(dir);
    await ensure(dir, part);
    return part;
  });
}

/** The part of this kind that runs already, else a new one; workers that ask at the same time take turns. */
async function sharedPart(
  kind: Part['kind'],
  start: (dir: string) => Promise<Part>,
): Promise<Part> {
  const { lock, knownParts, livePid } = await local();
  const dir = runFolder();
  const release = await lock(join(dir, 'start.lock'));
  try {
    const running = knownParts(dir).find(
      (part) => part.kind === kind && livePid(dir, part) !== undefined,
    );
    return running ?? (await start(dir));
  } finally {
    release();
  }
}

/**
 * Ends the servers that this process started for itself. Within a run that shares them (TEST_SHARED_DIR, see
 * run-begin.mjs) there is nothing to do.
 */
export async function stopServers(): Promise<void> {
  if (own === undefined) return;
  const { stopAll } = await local();
  await stopAll(own);
  rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  own = undefined;
}

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database of its own for a test file. */
export async function createDatabase(): Promise<TestDatabase> {
  const { url } = await startPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { query } = await local();
  await query(url, `create database ${name} template template0`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    drop: async () => {
      await query(url, `drop database if exists ${name} with (force)`);
    },
  };
}
