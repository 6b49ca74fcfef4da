// `npm run faults`: the promises that have a folder in test/faults, at full size. Smaller by options, and some of them, as in
// `npm run faults -- --items=20000 --kills=20 --seed=7 --only=R1,S5`. With `--planted` every program is shown each of its
// planted bugs instead, all of which it has to find.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './files.mjs';
import { prepare } from './install.mjs';
import { counted, jest } from './jest.mjs';

const FULL = {
  items: '1000000',
  kills: '600',
  freezes: '10',
  'freeze-ms': '30000',
  'answer-ms': '2000',
  'takeover-ms': '15000',
  'overload-seconds': '600',
  'read-ms': '500',
  'accept-ms': '500',
  'refuse-ms': '50',
  faster: '3',
  wipes: '50',
  'wipe-items': '1000000',
  starts: '200',
  rebuilds: '200',
  hostile: '2000000',
  operations: '100000',
  'once-kills': '40',
  checks: '250000',
  revocations: '1000',
  edits: '10000',
  reads: '100000',
  'read-kills': '20',
  erased: '1000',
  'erasure-kills': '60',
  'task-kills': '20',
  seed: String(randomInt(1e9)),
};

/** The promises by the name that promises.md gives them: `{ name: 'R1', folder: 'r1-nothing-lost' }`. */
const PROMISES = readdirSync(join(ROOT, 'test/faults'))
  .filter((folder) => /^[a-z]\d+-/.test(folder))
  .map((folder) => ({ name: folder.split('-')[0].toUpperCase(), folder }));

function ask() {
  const sizes = Object.entries(FULL).map(([name, value]) => [
    name,
    { type: 'string', default: value },
  ]);
  const options = { planted: { type: 'boolean', default: false }, only: { type: 'string' } };
  const { values } = parseArgs({ options: { ...Object.fromEntries(sizes), ...options } });
  const names = PROMISES.map(({ name }) => name);
  const only = values.only?.toUpperCase().split(',') ?? names;
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only : ${unknown.join(', ')} n’existe pas. Choix : ${names.join(', ')}.`);
  return { values, promises: PROMISES.filter(({ name }) => only.includes(name)) };
}

const settings = (values) => ({
  ...Object.fromEntries(
    Object.keys(FULL).map((name) => [
      `FAULTS_${name.replaceAll('-', '_').toUpperCase()}`,
      values[name],
    ]),
  ),
  ...(values.planted ? { FAULTS_PLANTED: 'oui' } : {}),
});

/** Runs the programs of one promise, one after the other, and says what came of them. */
function keep({ name, folder }, env, report) {
  const began = performance.now();
  const projects = ['--selectProjects', 'faults', 'faults-alone'];
  const [command, ...args] = jest(
    report,
    ...projects,
    '--runInBand',
    '--testTimeout=86400000',
    `test/faults/${folder}/`,
  );
  const { status, signal } = spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  const { passed, failed, remark } = counted(report, { code: status, signal });
  if (remark !== undefined) console.error(`✗ ${name} : ${remark}`);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const line = `${name} ${folder.split('-').slice(1).join(' ')}: ${passed} passed, ${failed} failed, ${minutes} min`;
  console.log(`${line}\n`);
  return { passed, failed, line };
}

let results = [];
try {
  const { values, promises } = ask();
  await prepare({ say: console.log });
  const env = { ...process.env, NODE_NO_WARNINGS: '1', ...settings(values) };
  console.log(`faults seed=${values.seed}: ${promises.map(({ name }) => name).join(' ')}`);
  const scratch = mkdtempSync(join(tmpdir(), 'maillage-faults-report-'));
  for (const promise of promises) results.push(keep(promise, env, join(scratch, 'report.json')));
  rmSync(scratch, { recursive: true, force: true });
  for (const { line } of results) console.log(line);
} catch (error) {
  console.error(error.message);
  results = [{ passed: 0, failed: 1 }];
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
