import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cluster, type Cluster, eventually, random, stopServers } from '@maillage/testing';
import { compareFigures } from '../kit/compare.js';
import { finds, holds } from '../kit/promise.js';
import { breaking } from '../kit/planted.js';
import { openKey } from '../kit/keys.js';
import { Reader } from '../kit/reader.js';
import { SEED, setting } from '../kit/settings.js';
import { Source } from '../kit/source.js';

const TIMES = setting('FAULTS_REBUILDS', 6);
const COMMAND = fileURLToPath(
  new URL('../../../dist/services/host/src/rebuild.js', import.meta.url),
);

let running: Cluster;
let source: Source;
const dice = random(SEED);

beforeAll(async () => {
  running = await cluster(['all'], { ownPostgres: true });
  source = new Source('source', running.base, await openKey(running, 'source'), dice);
  for (let lot = 0; lot < 20; lot++) await source.pushLot(50);
}, 120_000);

afterAll(async () => {
  await running.stop();
  await stopServers();
}, 60_000);

const agree = (timeout: number): Promise<void> =>
  eventually(
    async () =>
      expect(
        await compareFigures(new Reader(running.base, running.adminKey), [
          ...source.entries.values(),
        ]),
      ).toEqual([]),
    { timeout, every: 100 },
  );

function begin(bug?: string): { child: ChildProcess; end: Promise<unknown> } {
  const env = {
    ...process.env,
    ...breaking(bug),
    DATABASE_URL: running.databaseUrl,
    NATS_URL: running.natsUrl,
  };
  const child = spawn(process.execPath, [COMMAND], { env, stdio: 'ignore' });
  return { child, end: once(child, 'exit') };
}

/** How long an undisturbed rebuild takes, in ms. */
async function measure(): Promise<number> {
  const began = Date.now();
  expect(await begin().end).toEqual([0, null]);
  return Date.now() - began;
}

/** Begins a rebuild and kills it at a random instant, now and then with the server. Tells whether it was still at work. */
async function disturb(longest: number, bug?: string): Promise<boolean> {
  const { child, end } = begin(bug);
  await sleep(dice.integer(Math.round(longest / 4), Math.round(longest)));
  if (dice.chance(0.3)) await running.kill('serveur');
  const wasAtWork = child.kill('SIGKILL');
  await end;
  await running.restart('serveur');
  return wasAtWork;
}

holds(
  'has a rebuild killed at any instant end in the same figures (R6)',
  async () => {
    await agree(60_000);
    const whole = await measure();
    let early = 0;
    let late = 0;
    // A kill that finds the rebuild done shows nothing: it does not count, and the next ones come sooner.
    for (let aim = whole; early < TIMES && late < TIMES;) {
      if (await disturb(aim)) early += 1;
      else [aim, late] = [aim * 0.8, late + 1];
      await source.pushLot(20);
      await agree(30_000);
    }
    process.stdout.write(
      `R6 rebuild seed=${SEED}: ${early} kills while it was at work (${whole} ms undisturbed), ${late} after, ${source.work.items} items, figures equal each time\n`,
    );
    expect(early).toBe(TIMES);
    expect(source.broken).toEqual([]);
  },
  3_600_000,
);

finds(
  ['rebuild-in-steps'],
  async (bug) => {
    const whole = await measure();
    let found = false;
    for (let time = 0; time < 15 && !found; time++) {
      await disturb(whole + 1_000, bug);
      await running.ready();
      found = await agree(30_000).then(
        () => false,
        () => true,
      );
    }
    expect(found).toBe(true);
  },
  300_000,
);
