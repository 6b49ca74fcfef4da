import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, eventually, random, stopServers } from '@maillage/testing';
import { Person } from '../../kit/person.js';
import { compareLedger } from '../kit/compare.js';
import { walkLedger } from '../kit/follower.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { finds, holds } from '../kit/promise.js';
import { Reader } from '../kit/reader.js';
import { SEED, setting } from '../kit/settings.js';
import { Source } from '../kit/source.js';

/** How long an answer may take; `npm test` asks only that it comes while PostgreSQL is still frozen. */
const ANSWER_MS = setting('FAULTS_ANSWER_MS', Number.POSITIVE_INFINITY);
const TIMES = setting('FAULTS_FREEZES', 1);
/** Answers that each caller has to get before PostgreSQL goes on. */
const ENOUGH = 3;
const GIVEN_UP_MS = 20_000;
const PATHS = [
  '/v1/moi',
  '/v1/lieux?limite=5',
  '/v1/activites?limite=5',
  '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31',
  '/v1/clients?limite=5',
  '/v1/lieux?q=mairie',
  '/v1/taches',
  '/sante/pret',
];

afterAll(stopServers);

/** Somebody who asks one thing again and again. */
class Asker {
  refused = 0;
  answered = 0;
  longest = 0;
  readonly wrong: string[] = [];
  private isOver = false;
  private readonly asking: Promise<void>;

  constructor(
    private readonly person: Person,
    private readonly path: string,
  ) {
    this.asking = this.ask();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.asking;
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      const began = performance.now();
      const answer = await this.person.get(this.path).catch((error: unknown) => {
        this.wrong.push(`${this.path}: ${String(error)}`);
        return undefined;
      });
      this.longest = Math.max(this.longest, performance.now() - began);
      if (answer === undefined) continue;
      const after = answer.headers.get('retry-after') ?? '';
      if (answer.status === 200) this.answered += 1;
      else if (answer.status === 503 && /^\d+$/.test(after)) this.refused += 1;
      else this.wrong.push(`${this.path}: ${answer.status} retry-after=${after}`);
      await sleep(20);
    }
  }
}

const each = (askers: readonly Asker[], count: (asker: Asker) => number): Promise<void> => {
  const before = askers.map(count);
  return eventually(
    () => expect(askers.every((one, i) => count(one) >= (before[i] ?? 0) + ENOUGH)).toBe(true),
    { timeout: GIVEN_UP_MS, every: 50 },
  );
};

/** Freezes PostgreSQL under load, several times; gives what was not as promised. */
async function freeze(times: number, bug?: string): Promise<string[]> {
  const running: Cluster = await cluster(['all'], { ownPostgres: true, env: breaking(bug) });
  const dice = random(SEED);
  const source = new Source('source', running.base, await openKey(running, 'source'), dice);
  let isOver = false;
  const load = (async () => {
    while (!isOver) await source.pushLot(dice.integer(1, 100));
  })();
  const admin = new Person(running.base, running.adminKey);
  const askers = PATHS.map((path) => new Asker(admin, path));
  const broken: string[] = [];
  try {
    for (let time = 0; time < times; time++) {
      await each(askers, ({ answered }) => answered);
      await running.kill('postgresql', 'SIGSTOP');
      await each(askers, ({ refused }) => refused)
        .catch(() => broken.push('while PostgreSQL was frozen, not everybody was answered'))
        .finally(() => running.kill('postgresql', 'SIGCONT'));
    }
    await each(askers, ({ answered }) => answered);
    await running.ready();
    isOver = true;
    await Promise.all([load, ...askers.map((asker) => asker.stop())]);
    const longest = Math.max(...askers.map((asker) => asker.longest));
    process.stdout.write(
      `R4 PostgreSQL frozen seed=${SEED}${bug === undefined ? '' : ` planted=${bug}`}: ${times} times, ${source.work.items} items acknowledged, ${askers.reduce((sum, one) => sum + one.refused, 0)} refusals, longest answer ${Math.round(longest)} ms\n`,
    );
    if (longest > ANSWER_MS) broken.push(`an answer took ${Math.round(longest)} ms`);
    const ledger = await walkLedger(new Reader(running.base, running.adminKey));
    return [
      ...broken,
      ...askers.flatMap(({ wrong }) => wrong),
      ...source.broken,
      ...compareLedger('list', [...source.entries.values()], ledger, false),
    ];
  } finally {
    isOver = true;
    source.dismiss();
    await Promise.allSettled([load, ...askers.map((asker) => asker.stop())]);
    await running.stop();
  }
}

holds(
  'answers everybody while PostgreSQL is frozen, and loses nothing (R4)',
  async () => expect(await freeze(TIMES)).toEqual([]),
  600_000,
);

finds(['pulse-unheeded'], async (bug) => expect(await freeze(1, bug)).not.toEqual([]), 120_000);
