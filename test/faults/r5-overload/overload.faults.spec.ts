import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cluster, type Cluster, stopServers } from '@maillage/testing';
import { walkLedger } from '../kit/follower.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { finds, holds } from '../kit/promise.js';
import { Reader } from '../kit/reader.js';
import { setting } from '../kit/settings.js';

const SECONDS = setting('FAULTS_OVERLOAD_SECONDS', 6);
/** R5, in ms; `npm test` prints what it takes, and asks only for what no slow machine may change. */
const READ_MS = setting('FAULTS_READ_MS', Number.POSITIVE_INFINITY);
const ACCEPT_MS = setting('FAULTS_ACCEPT_MS', Number.POSITIVE_INFINITY);
const REFUSE_MS = setting('FAULTS_REFUSE_MS', Number.POSITIVE_INFINITY);
const CROWD = 640;
/** How many times what one server can do is asked of it. */
const FACTOR = 10;
/** How many times faster a refusal is than what is accepted, at the median. */
const FASTER = setting('FAULTS_FASTER', 0);
const READS = [
  '/v1/lieux?limite=5',
  '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31',
  '/v1/activites?limite=5',
];
const PROGRAM = fileURLToPath(new URL('crowd.mjs', import.meta.url));

afterAll(stopServers);

interface Times {
  readonly number: number;
  readonly median: number;
  readonly p99: number;
}

interface Told {
  readonly taken: Times;
  readonly refused: Times;
  readonly wrong: readonly string[];
  readonly accepted: readonly string[];
}

interface Crowd {
  readonly name: string;
  readonly connections: number;
  readonly seconds: number;
  readonly rest?: number;
  readonly reads?: readonly string[];
  readonly obeys?: boolean;
}

async function gather(running: Cluster, key: string, crowd: Crowd): Promise<Told> {
  const child = fork(PROGRAM, [JSON.stringify({ url: running.base, key, ...crowd })], {
    execArgv: [],
  });
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}

/** Many times what one server can do, beside one client that obeys and readers who ask at their own pace. */
async function overload(seconds: number, bug?: string): Promise<string[]> {
  const running = await cluster(['all'], {
    ownPostgres: true,
    env: { RATE_PER_MINUTE: '1000000000', ...breaking(bug) },
  });
  try {
    const keys = await Promise.all(
      ['foule', 'patient', 'lecteur'].map((name) => openKey(running, name)),
    );
    const crowd = (index: number, plan: Crowd): Promise<Told> =>
      gather(running, keys[index] ?? '', plan);
    const alone = await crowd(0, { name: 'seul', connections: 16, seconds: 5 });
    const capacity = alone.taken.number / 5;
    const rest = (CROWD / (FACTOR * capacity)) * 1000;
    const [many, patient, readers] = await Promise.all([
      crowd(0, { name: 'foule', connections: CROWD, seconds, rest }),
      crowd(1, { name: 'patient', connections: 4, seconds, rest: 100, obeys: true }),
      crowd(2, { name: 'lecteur', connections: 4, seconds, rest: 100, reads: READS }),
    ]);
    const offered = (many.taken.number + many.refused.number) / seconds;
    process.stdout.write(
      `R5${bug === undefined ? '' : ` planted=${bug}`}: ${(offered / capacity).toFixed(1)} × the ${Math.round(capacity)}/s of 16 connections, for ${seconds} s: ${JSON.stringify(
        [many, patient, readers].map(({ taken, refused }) => ({ taken, refused })),
      )}\n`,
    );
    const stored = await walkLedger(new Reader(running.base, running.adminKey));
    const accepted = new Set([alone, many, patient].flatMap((one) => one.accepted));
    return [
      ...[alone, many, patient, readers].flatMap(({ wrong }) => wrong),
      ...[...accepted].filter((id) => !stored.has(id)).map((id) => `${id} is lost`),
      ...[...stored.keys()].filter((id) => !accepted.has(id)).map((id) => `${id} was refused`),
      ...(many.refused.number === 0 ? ['nothing was refused: there was no overload'] : []),
      ...(many.refused.median * FASTER > many.taken.median
        ? ['whoever is refused waits like everybody']
        : []),
      ...(patient.taken.number === 0 || readers.taken.number === 0 ? ['nobody came through'] : []),
      ...(readers.taken.p99 > READ_MS ? [`readers waited ${readers.taken.p99} ms`] : []),
      ...(many.taken.p99 > ACCEPT_MS ? [`what was accepted took ${many.taken.p99} ms`] : []),
      ...(many.refused.p99 > REFUSE_MS ? [`a refusal took ${many.refused.p99} ms`] : []),
    ];
  } finally {
    await running.stop();
  }
}

holds(
  'says no to what is too much, at once, and serves the rest (R5)',
  async () => expect(await overload(SECONDS)).toEqual([]),
  1_800_000,
);

finds(['no-shedding'], async (bug) => expect(await overload(5, bug)).not.toEqual([]), 120_000);
