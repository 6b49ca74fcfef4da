// `beside.mjs <program> [arguments]`, behind `npm run indicators:rebuild`, `audit:verify` and `people:rewrap`: runs a program of
// the server's on the database and the bus of DATABASE_URL and NATS_URL, else on those that `npm start` runs under DATA_DIR.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './files.mjs';
import { prepare } from './install.mjs';
import { settingsOfRunning } from './running.mjs';

const [program, ...rest] = process.argv.slice(2);
const env = {
  ...process.env,
  ...settingsOfRunning(
    ...(program === 'rebuild' ? ['DATABASE_URL', 'NATS_URL'] : ['DATABASE_URL']),
  ),
  LOG_LEVEL: 'warn',
  LOG_FORMAT: 'text',
};
await prepare({ withNats: false });
const child = spawn(
  process.execPath,
  [join(ROOT, 'dist/services/host/src', `${program}.js`), ...rest],
  { stdio: ['ignore', 'inherit', 'inherit'], env },
);
child.on('close', (code) => (process.exitCode = code ?? 1));
