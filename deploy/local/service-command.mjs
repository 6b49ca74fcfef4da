// `service-command.mjs <service> <command> [arguments]`, behind `npm run audit:verify [-- --ancre fichier.json]` and
// `npm run people:rewrap`: runs it on the database of DATABASE_URL, else on the one that `npm start` runs under DATA_DIR.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './install.mjs';
import { settingsOfRunning } from './running.mjs';
import { ROOT } from './server.mjs';

const env = settingsOfRunning('DATABASE_URL');
await prepare({ withNats: false });
const child = spawn(process.execPath, [join(ROOT, 'dist/services/host/src/command.js'), ...process.argv.slice(2)], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, LOG_LEVEL: 'warn' } });
child.on('close', (code) => (process.exitCode = code ?? 1));
