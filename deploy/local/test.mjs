// `npm test`: everything that must hold, from a fresh clone. The last line counts all of it.
// `npm test -- --only unit,lint` runs some steps, `npm test -- actors kernel` the specs of some services and libraries.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, provideChromium } from './install.mjs';
import { ROOT } from './files.mjs';
import { STEPS, projects } from './test-steps.mjs';

const SLOTS = 2;
/** Jest's own accounts of this run: another run beside it has its own. */
const REPORTS = mkdtempSync(join(tmpdir(), 'maillage-tests-'));

const seconds = (since) => (performance.now() - since) / 1000;
const known = (asked, names, refusal) => {
  const unknown = asked.filter((name) => !names.includes(name)).map((name) => `« ${name} »`);
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')} : ${refusal}. Choix : ${names.join(', ')}.`);
};

function asked() {
  try {
    return parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
  } catch {
    throw new Error('Usage : npm test [-- [--only étape,étape] [service ou bibliothèque…]].');
  }
}

/** The steps that are asked for, each with the folders to which it keeps where some are named. */
function chosen() {
  const { values, positionals: words } = asked();
  const all = projects();
  known(
    words,
    all.map(({ name }) => name),
    'ni service ni bibliothèque qui ait des tests (une étape : --only unit)',
  );
  const names = STEPS.map(({ name }) => name);
  const only = values.only?.split(',');
  known(only ?? [], names, '--only prend des étapes, séparées par des virgules');
  const foldersOf = (step) =>
    all
      .filter(({ name, steps }) => words.includes(name) && steps.includes(step))
      .map(({ folder }) => `${folder}/`);
  return STEPS.map((step) => ({ ...step, paths: foldersOf(step.name) })).filter(
    ({ name, paths }) => (only?.includes(name) ?? true) && (words.length === 0 || paths.length > 0),
  );
}

/** Runs a command; what it says is shown as it comes, or kept. */
function run([command, ...args], isShown) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
      env: { ...process.env, NX_DAEMON: 'false', NODE_NO_WARNINGS: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part) => (output += part));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

/** Runs a step. One that has the machine for itself speaks as it goes; of those beside each other each says one line, or all where it fails. */
async function take(step) {
  const began = performance.now();
  const isShown = step.slots === SLOTS;
  if (isShown) console.log(`\n── ${step.name}`);
  const ended = await Promise.resolve()
    .then(() => run(step.command(REPORTS, step.paths), isShown))
    .catch((error) => ({ code: 1, output: error.message }));
  const outcome = step.outcome(ended, REPORTS);
  const result = { name: step.name, seconds: seconds(began), ...outcome };
  const isGood = outcome.failed === 0;
  const count = step.isSuite ? `${outcome.passed} passed, ${outcome.failed} failed, ` : '';
  console.log(`${isGood ? '✓' : '✗'} ${step.title} (${count}${result.seconds.toFixed(1)} s)`);
  if (outcome.remark !== undefined) console.error(`✗ ${step.name} : ${outcome.remark}`);
  if (!isGood && !isShown) console.log(ended.output);
  return result;
}

/** Takes the steps in their order, as many beside each other as there are slots. */
async function takeAll(steps) {
  const results = [];
  const running = new Set();
  let free = SLOTS;
  for (const step of steps) {
    while (free < step.slots) await Promise.race(running);
    free -= step.slots;
    const taken = take(step).then((result) => {
      results.push(result);
      free += step.slots;
      running.delete(taken);
    });
    running.add(taken);
  }
  await Promise.all(running);
  const order = steps.map(({ name }) => name);
  return results.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function table(results, whole) {
  const row = (name, passed, failed, time) =>
    `${name.padEnd(14)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(time).padStart(10)}`;
  console.log(`\n${row('étape', 'passed', 'failed', 'secondes')}`);
  for (const { name, passed, failed, seconds: time } of results)
    console.log(row(name, passed, failed, time.toFixed(1)));
  console.log(row('en tout', '', '', whole.toFixed(1)));
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);

const began = performance.now();
let results = [];
let broken = 0;
try {
  const steps = chosen();
  console.log('Préparation…');
  await prepare();
  if (steps.some(({ name }) => name === 'e2e')) await provideChromium();
  results = await takeAll(steps);
  table(results, seconds(began));
  if (sum(results, 'passed') + sum(results, 'failed') === 0)
    throw new Error('Aucun test n’a été exécuté.');
} catch (error) {
  console.error(error.message);
  broken = 1;
}
rmSync(REPORTS, { recursive: true, force: true });
const failed = sum(results, 'failed') + broken;
const skipped = sum(results, 'skipped');
process.exitCode = failed > 0 ? 1 : 0;
console.log(
  `\n${sum(results, 'passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
