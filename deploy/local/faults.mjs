// `npm run faults`: the promises R1, R2, R3, R6, S1 to S5 and S7 at full size. Smaller by options, as in
// `npm run faults -- --items=20000 --kills=20 --wipes=3 --starts=5 --seed=7 --only=R1`. With `--planted` every program is
// shown each of its planted bugs instead, which it has to find.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './install.mjs';
import { ROOT } from './files.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '600' },
    freezes: { type: 'string', default: '10' },
    'freeze-ms': { type: 'string', default: '30000' },
    wipes: { type: 'string', default: '50' },
    'wipe-items': { type: 'string', default: '1000000' },
    starts: { type: 'string', default: '200' },
    rebuilds: { type: 'string', default: '200' },
    hostile: { type: 'string', default: '2000000' },
    operations: { type: 'string', default: '100000' },
    'once-kills': { type: 'string', default: '40' },
    checks: { type: 'string', default: '250000' },
    revocations: { type: 'string', default: '1000' },
    edits: { type: 'string', default: '10000' },
    reads: { type: 'string', default: '100000' },
    'read-kills': { type: 'string', default: '20' },
    erased: { type: 'string', default: '1000' },
    'erasure-kills': { type: 'string', default: '60' },
    'task-kills': { type: 'string', default: '20' },
    seed: { type: 'string', default: String(randomInt(1e9)) },
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

await prepare({ say: console.log });
const env = { ...process.env, NODE_NO_WARNINGS: '1' };
if (values.planted) env.FAULTS_PLANTED = 'oui';
for (const [name, value] of Object.entries(values)) {
  if (typeof value === 'string' && name !== 'only')
    env[`FAULTS_${name.replace('-', '_').toUpperCase()}`] = value;
}
const jest = [
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  'test/faults',
  '--runInBand',
  '--testTimeout=86400000',
];
if (values.only !== undefined) jest.push('-t', values.only);
console.log(`faults seed=${values.seed}`);
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', ...jest], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
