// `npm run spec -- <path> [arguments of Jest]`: runs one spec, or those below a folder. Jest finds the project that each of
// them belongs to by its path, and starts servers only for the projects that have any.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './files.mjs';
import { prepare } from './install.mjs';

const [given, ...rest] = process.argv.slice(2);
const path = resolve(ROOT, given ?? '');
const isThere = given !== undefined && statSync(path, { throwIfNoEntry: false }) !== undefined;
if (isThere) {
  await prepare(); // contract, e2e and faults run what is built
  const pattern = `^${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(/|$)`;
  const workers = rest.some((argument) => argument.startsWith('--maxWorkers'))
    ? []
    : ['--maxWorkers', '1'];
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--testPathPatterns',
      pattern,
      ...workers,
      ...rest,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  child.on('close', (code) => (process.exitCode = code ?? 1));
} else {
  console.error(
    `${given === undefined ? 'Dites quel spec ou quel dossier' : `« ${given} » n'existe pas`} : npm run spec -- libs/kernel, ou npm run spec -- libs/platform/src/rights/fence.spec.ts -t 'une partie du nom'.`,
  );
  process.exitCode = 1;
}
