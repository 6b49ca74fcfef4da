import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { writeText } from './files.mjs';
import { rememberedPort, runDirectory, secret } from './memory.mjs';

const USER = 'maillage';
/** Places where systems put servers that an ordinary account's PATH may lack. */
const MORE_PATHS = ['/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The nats-server of this machine: `{ path, version: [major, minor] }`, or undefined. */
export function findNats() {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...MORE_PATHS]) {
    const path = join(folder || '.', 'nats-server');
    if (!existsSync(path)) continue;
    const words = /v?(\d+)\.(\d+)\.\d+/.exec(
      spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '',
    );
    if (words) return { path, version: [Number(words[1]), Number(words[2])] };
  }
  return undefined;
}

/** Whether this version can do what is asked of it: JetStream as it is since 2.9. */
export const isRecentEnough = ({ version: [major, minor] }) =>
  major > 2 || (major === 2 && minor >= 9);

/** Prepares a NATS server with JetStream on disk under `dir` and describes it as a part. */
export async function nats(dir) {
  const found = findNats();
  if (found === undefined) throw new Error('nats-server est introuvable.');
  const port = await rememberedPort(dir, 'nats');
  const password = secret(dir, 'nats');
  const store = join(dir, 'nats');
  mkdirSync(store, { recursive: true, mode: 0o700 });
  const config = join(runDirectory(dir), 'nats.conf');
  writeText(config, configuration({ port, password, store, version: found.version }));
  const url = `nats://${USER}:${password}@127.0.0.1:${port}`;
  return {
    name: 'nats',
    kind: 'nats',
    command: found.path,
    args: ['-c', config],
    env: {},
    cwd: '/',
    port,
    url,
    marker: config,
    store,
  };
}

/** Whether it greets: it does so only once JetStream has read its disk. */
export function answers({ port }) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1000, () => done(false));
    socket.on('error', () => done(false));
    socket.on('close', () => done(false));
    socket.once('data', (greeting) => done(greeting.toString().startsWith('INFO ')));
  });
}

function configuration({ port, password, store, version: [major, minor] }) {
  // Before 2.10 the server has no way to be asked to sync before it acknowledges; see architecture.md, anatomy of an event.
  const sync = major > 2 || minor >= 10 ? '  sync_interval: always\n' : '';
  return `# Generated at every start.
host: "127.0.0.1"
port: ${port}
max_payload: 8MB
jetstream {
  store_dir: ${JSON.stringify(store)}
${sync}}
authorization { user: ${USER}, password: "${password}" }
`;
}
