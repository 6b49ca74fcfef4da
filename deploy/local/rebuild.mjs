// `npm run indicators:rebuild`: recalculates every indicator from the streams, on the servers of DATABASE_URL and
// NATS_URL, else on those that `npm start` runs under DATA_DIR.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare } from './install.mjs';
import { knownParts, livePid } from './parts.mjs';
import { ROOT } from './server.mjs';

const dir = resolve(ROOT, process.env.DATA_DIR || '.data');
const running = existsSync(join(dir, 'run')) ? knownParts(realpathSync(dir)).filter((part) => livePid(realpathSync(dir), part) !== undefined) : [];
const urlOf = (name) => running.find((part) => part.name === name)?.url;
const env = { DATABASE_URL: process.env.DATABASE_URL ?? urlOf('postgresql'), NATS_URL: process.env.NATS_URL ?? urlOf('nats') };
if (!env.DATABASE_URL || !env.NATS_URL) {
  console.error(`Rien ne tourne sur ${dir} : lancez d'abord « npm start », ou indiquez DATABASE_URL et NATS_URL.`);
  process.exit(1);
}
await prepare({ withNats: false });
const child = spawn(process.execPath, [join(ROOT, 'dist/services/host/src/rebuild.js')], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, LOG_LEVEL: 'warn' } });
child.on('close', (code) => (process.exitCode = code ?? 1));
