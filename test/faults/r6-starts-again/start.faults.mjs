// R6: a crash at any instant of the first start leaves a start that works.
//
//   node test/faults/r6-starts-again/start.faults.mjs [--times=20] [--seed=1] [--plant] [--root=<project>]
//
// Starts on an empty data directory, SIGKILLs a process (the launcher, PostgreSQL, its initdb, NATS, the server, or all at
// once) at a random instant, then starts again: that start has to become ready with its demonstration keys, and to
// stop cleanly and completely. `--plant` breaks a copy of the launcher (data initialised in place instead of aside): the
// run then passes only if it finds that.
import { spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(randomInt(1e9)) },
    plant: { type: 'boolean', default: false },
    root: { type: 'string', default: join(import.meta.dirname, '../../..') },
  },
});
const times = Number(options.times);
/** A number in [0, 1) that depends on nothing but the seed and what it is for. */
const draw = (...what) =>
  createHash('sha256')
    .update([options.seed, ...what].join(':'))
    .digest()
    .readUInt32BE() /
  2 ** 32;

const scratch = mkdtempSync(join(tmpdir(), 'maillage-faults-'));
const root = options.plant ? plant(resolve(options.root)) : resolve(options.root);
console.log(
  `start.faults seed=${options.seed} times=${times}${options.plant ? ' (planted bug)' : ''}`,
);

let failed = 0;
let early = 0;
let late = 0;
const whole = await measureStart();
console.log(`  an undisturbed first start takes ${Math.round(whole)} ms`);
let aim = options.plant ? whole / 5 : whole;
// Once the planted bug has shown, there is nothing more to learn.
for (let time = 0; early < times && late < times && !(options.plant && failed > 0); time += 1) {
  const dir = join(scratch, String(time));
  const what = { instant: Math.round(draw(time, 'instant') * aim) };
  try {
    await disturb(time, dir, what);
    await startAndStop(dir);
  } catch (error) {
    failed += 1;
    console.log(
      `  FAILED ${time}: ${JSON.stringify(what)}\n    ${error.message.replaceAll('\n', '\n    ')}`,
    );
  }
  if (!what.wasReady) early += 1;
  else {
    // Killing what has already started shows something else: it does not count, and the next ones come sooner.
    late += 1;
    aim *= 0.8;
  }
  for (const { pid } of processesOf(dir)) kill(pid, 'SIGKILL');
  if (time % 10 === 9) console.log(`  ${time + 1} of ${times}`);
}
rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
console.log(`  ${early} kills came before the start was complete, ${late} after`);
const enough = early >= (options.plant ? 1 : times);
if (options.plant)
  console.log(failed > 0 ? '  the planted bug was found' : '  the planted bug was NOT found');
const passes = enough && (options.plant ? failed > 0 : failed === 0);
console.log(
  options.plant
    ? `${passes ? 1 : 0} passed, ${passes ? 0 : 1} failed`
    : `${times - Math.min(failed, times)} passed, ${failed + (enough ? 0 : 1)} failed`,
);
process.exitCode = passes ? 0 : 1;

function start(dir) {
  const env = { ...process.env, DATA_DIR: dir, PORT: '0', DATABASE_URL: '', NATS_URL: '' };
  const child = spawn(process.execPath, [join(root, 'deploy/local/start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const launcher = {
    child,
    words: '',
    isReady: () => launcher.words.includes('Maillage est prêt'),
  };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (launcher.words += chunk));
  launcher.end = new Promise((done) =>
    child.on('close', (code, signal) => done((launcher.ended = signal ?? code))),
  );
  return launcher;
}

async function until(condition, timeout, message) {
  for (const end = Date.now() + timeout; !condition(); await sleep(10))
    if (Date.now() > end) throw new Error(message());
}

async function measureStart() {
  const dir = join(scratch, 'undisturbed');
  const began = performance.now();
  const launcher = start(dir);
  await until(
    () => launcher.isReady() || launcher.ended !== undefined,
    300_000,
    () => launcher.words,
  );
  const taken = performance.now() - began;
  launcher.child.kill('SIGTERM');
  if ((await launcher.end) !== 0)
    throw new Error(`The undisturbed start failed:\n${launcher.words}`);
  return taken;
}

/** Kills something of a first start at a random instant, and then the launcher, in one of two ways. */
async function disturb(time, dir, what) {
  const launcher = start(dir);
  // The planted bug can only show while the data are being initialised: aim there.
  if (options.plant)
    await until(
      () => processesOf(dir).some(({ name }) => name === 'initdb'),
      60_000,
      () => `no initdb:\n${launcher.words}`,
    );
  await sleep(what.instant);
  what.wasReady = launcher.isReady();
  const others = processesOf(dir);
  const choice = options.plant ? 0.4 : draw(time, 'victim');
  const all = [{ pid: launcher.child.pid, name: 'launcher' }, ...others];
  const victims =
    choice < 0.3
      ? all.slice(0, 1)
      : choice < 0.5
        ? all
        : [all[Math.floor(draw(time, 'which') * all.length)]];
  what.victims = victims.map(({ name }) => name);
  for (const { pid } of victims) kill(pid, 'SIGKILL');
  if (!what.victims.includes('launcher')) {
    await sleep(draw(time, 'pause') * 500);
    what.then = draw(time, 'then') < 0.5 ? 'SIGKILL' : 'SIGTERM';
    launcher.child.kill(what.then);
  }
  await until(
    () => launcher.ended !== undefined,
    60_000,
    () => `the disturbed launcher does not end:\n${launcher.words}`,
  );
}

/** The start that has to work. */
async function startAndStop(dir) {
  const launcher = start(dir);
  try {
    // Where a failure is what is looked for, it need not be waited for to its end.
    await until(
      () => launcher.isReady() || launcher.ended !== undefined,
      options.plant ? 5 * whole : Math.max(90_000, 4 * whole),
      () => `not ready:\n${launcher.words}`,
    );
    if (launcher.ended !== undefined)
      throw new Error(`the next start ended with ${launcher.ended}:\n${launcher.words}`);
    await inspect(dir);
    launcher.child.kill('SIGTERM');
    if ((await launcher.end) !== 0)
      throw new Error(`stopping ended with ${launcher.ended}:\n${launcher.words}`);
    const left = processesOf(dir).map(({ name }) => name);
    if (left.length > 0) throw new Error(`left running: ${left}`);
  } finally {
    launcher.child.kill('SIGKILL');
  }
}

async function inspect(dir) {
  const { url, cles } = JSON.parse(readFileSync(join(dir, 'demonstration.json'), 'utf8'));
  if ((await fetch(`${url}/sante/pret`)).status !== 200)
    throw new Error('/sante/pret does not say 200');
  if (Object.values(cles).filter(Boolean).length !== 4)
    throw new Error('demonstration.json does not have four keys');
  const names = JSON.parse(readFileSync(join(dir, 'run/pids.json'), 'utf8')).map(
    ({ name }) => name,
  );
  if (names.join() !== 'postgresql,nats,serveur') throw new Error(`pids.json names ${names}`);
}

/** What runs with this data directory on its command line: PostgreSQL, its initdb, NATS, the server. */
function processesOf(dir) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const words = read(`/proc/${pid}/cmdline`).split('\0');
      return words.some((word) => word.includes(`${dir}/`) || word.includes(`${dir}#`))
        ? [{ pid: Number(pid), name: words[0].split('/').at(-1) }]
        : [];
    });
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A copy of the project, made of links but for the launcher, with the bug in it. */
function plant(original) {
  const copy = join(scratch, 'planted');
  cpSync(join(original, 'deploy/local'), join(copy, 'deploy/local'), { recursive: true });
  for (const name of readdirSync(original))
    if (!['deploy', '.git', '.tmp'].includes(name))
      symlinkSync(join(original, name), join(copy, name));
  const path = join(copy, 'deploy/local/postgres.mjs');
  const sound = readFileSync(path, 'utf8');
  const broken = sound.replace(/const draft = .*;/, 'const draft = data;');
  if (broken === sound) throw new Error('The place for the planted bug is gone from postgres.mjs.');
  writeFileSync(path, broken);
  return copy;
}
