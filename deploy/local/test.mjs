// `npm test`: everything that must hold, from a fresh clone. The last line counts all of it.
// `npm test -- --only unit,lint` runs some of it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './install.mjs';
import { ROOT } from './files.mjs';

const bin = (name) => join(ROOT, 'node_modules/.bin', name);
/** Jest's own accounts of this run: another run beside it has its own. */
const REPORTS = mkdtempSync(join(tmpdir(), 'maillage-tests-'));

/** The OpenAPI documents: one of each service, and the merged one. None at all is a fault, not a success. */
function contracts() {
  const folders = ['', ...readdirSync(join(ROOT, 'services'))].map((name) =>
    join('services', name, 'openapi.json'),
  );
  const found = folders.filter((file) => existsSync(join(ROOT, file)));
  if (found.length === 0)
    throw new Error('Aucun services/*/openapi.json : rien à vérifier. Lancez « npm run gen ».');
  return found;
}

/** Checks that are no Jest tests: each counts as one. A list of arguments may be made late. */
const CHECKS = [
  {
    name: 'gen',
    title: 'Fichiers produits à jour',
    command: [process.execPath, 'deploy/local/gen.mjs', '--check'],
  },
  { name: 'lint', title: 'ESLint', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'types', title: 'Types', command: [bin('tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'proto', title: 'buf lint', command: [bin('buf'), 'lint', 'proto'] },
  {
    name: 'redocly',
    title: 'OpenAPI : Redocly',
    command: () => [
      bin('redocly'),
      'lint',
      '--config',
      'redocly.yaml',
      '--format',
      'json',
      ...contracts(),
    ],
    refuses: /"(warnings|ignored)": [1-9]/,
  },
  {
    name: 'spectral',
    title: 'OpenAPI : Spectral et OWASP',
    command: () => [
      bin('spectral'),
      'lint',
      '--ruleset',
      'spectral.yaml',
      '--fail-severity',
      'hint',
      ...contracts(),
    ],
  },
  {
    name: 'docker',
    title: 'Dockerfile',
    command: [bin('dockerfilelint'), 'deploy/image/Dockerfile'],
  },
];
/** Jest projects, each with how many of its files may run beside each other. */
const SUITES = {
  unit: 2,
  architecture: 2,
  integration: 1,
  contract: 1,
  e2e: 1,
  faults: 2,
  'faults-alone': 1,
};

const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
  : undefined;
const known = [...CHECKS.map(({ name }) => name), ...Object.keys(SUITES)];
const unknown = only?.filter((name) => !known.includes(name)) ?? [];
const chosen = (name) => only === undefined || only.includes(name);
const totals = { passed: 0, failed: 0, skipped: 0 };

function run([command, ...args], { show, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => (output += part));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

async function attempt(command) {
  try {
    return await run(typeof command === 'function' ? command() : command, {
      show: false,
      env: { NX_DAEMON: 'false', NODE_NO_WARNINGS: '1' },
    });
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

async function check({ title, command, refuses }) {
  const started = Date.now();
  const { code, output } = await attempt(command);
  const isGood = code === 0 && !(refuses?.test(output) ?? false);
  console.log(`${isGood ? '✓' : '✗'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!isGood) console.log(output.split('\n').slice(0, 120).join('\n'));
  totals[isGood ? 'passed' : 'failed']++;
}

/** Runs a Jest project and adds up its tests. A suite that runs no test has failed. */
async function suite([name, workers]) {
  const report = join(REPORTS, `${name}.json`);
  console.log(`\n── ${name}`);
  const { code, signal } = await run(
    [
      process.execPath,
      '--experimental-vm-modules',
      '--no-warnings',
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--selectProjects',
      name,
      '--json',
      '--outputFile',
      report,
      '--maxWorkers',
      String(workers),
    ],
    { show: true, env: { NODE_NO_WARNINGS: '1' } },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (result === undefined)
    console.error(
      `✗ ${name} : Jest s’est arrêté sans rendre de compte (${signal ?? `code ${code}`}) ; cela compte pour un échec, et ses tests ne sont pas comptés.`,
    );
  const ran = (result?.numPassedTests ?? 0) + (result?.numFailedTests ?? 0);
  totals.passed += result?.numPassedTests ?? 0;
  totals.failed += result?.numFailedTests ?? 0;
  totals.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A file that could not be loaded counts as one failure; so does a suite that ran nothing, or that failed otherwise.
  const failures = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  totals.failed += result?.numRuntimeErrorTestSuites ?? 0;
  if (failures === 0 && (code !== 0 || ran + (result?.numPendingTests ?? 0) === 0)) totals.failed++;
}

let problem;
try {
  if (unknown.length > 0)
    throw new Error(`--only : ${unknown.join(', ')} n’existe pas. Choix : ${known.join(', ')}.`);
  console.log('Préparation…');
  await prepare();
  for (const one of CHECKS) if (chosen(one.name)) await check(one);
  for (const one of Object.entries(SUITES)) if (chosen(one[0])) await suite(one);
} catch (error) {
  problem = error;
  console.error(error.message);
  totals.failed++;
}
rmSync(REPORTS, { recursive: true, force: true });
if (totals.passed + totals.failed === 0) {
  console.error('Aucun test n’a été exécuté.');
  totals.failed++;
}
process.exitCode = totals.failed > 0 || problem !== undefined ? 1 : 0;
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
