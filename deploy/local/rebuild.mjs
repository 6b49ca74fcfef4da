// `npm run indicators:rebuild`: recalculates every indicator from the streams, on the servers of DATABASE_URL and
// NATS_URL, else on those that `npm start` runs under DATA_DIR.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './install.mjs';
import { settingsOfRunning } from './running.mjs';
import { ROOT } from './server.mjs';

const env = settingsOfRunning('DATABASE_URL', 'NATS_URL');
await prepare({ withNats: false });
const child = spawn(process.execPath, [join(ROOT, 'dist/services/host/src/rebuild.js')], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, LOG_LEVEL: 'warn' } });
child.on('close', (code) => (process.exitCode = code ?? 1));
