// `npm run audit:verify [-- --ancre fichier.json]`: verifies the audit journal in the database of DATABASE_URL, else in the
// one that `npm start` runs under DATA_DIR.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './install.mjs';
import { settingsOfRunning } from './running.mjs';
import { ROOT } from './server.mjs';

const env = settingsOfRunning('DATABASE_URL');
await prepare({ withNats: false });
const command = [join(ROOT, 'dist/services/host/src/command.js'), 'access', 'audit:verify', ...process.argv.slice(2)];
const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, LOG_LEVEL: 'warn' } });
child.on('close', (code) => (process.exitCode = code ?? 1));
