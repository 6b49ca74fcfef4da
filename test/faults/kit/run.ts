import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, eventually, random, type Random } from '@maillage/testing';
import { compareFigures, compareLedger } from './compare.js';
import { Follower, walkLedger } from './follower.js';
import { progress } from './progress.js';
import { Reader } from './reader.js';
import { Saboteur } from './saboteur.js';
import { Source } from './source.js';
import { openKey } from './keys.js';
import { breaking } from './planted.js';
import { Wiper } from './wiper.js';

/** What is to be done at least, and what is to be done to it. */
export interface Plan {
  readonly seed: number;
  readonly items: number;
  readonly kills?: number;
  readonly freezes?: { readonly times: number; readonly millis: number };
  readonly wipes?: number;
  /** Largest lot; more than 1,000 make several transactions of one lot. */
  readonly lot: number;
  readonly sources: number;
  /** How long the figures may take to become complete after the last fault, in ms. */
  readonly patience: number;
  /** A module of ./planted that breaks the server. */
  readonly bug?: string;
}

/** What was done, and everything that was not as promised. */
export interface Report {
  readonly work: Record<string, number>;
  readonly kills: Readonly<Record<string, number>>;
  readonly freezes: number;
  readonly wipes: readonly number[];
  readonly seconds: number;
  /** From the end of load and faults to figures that are complete, in ms. */
  readonly convergedIn: number | undefined;
  readonly differences: readonly string[];
}

/** Streams lots into a server that is being ill-treated, then compares ledger, feed, figures and acknowledgements. */
export async function run(plan: Plan): Promise<Report> {
  const dice = random(plan.seed);
  const began = Date.now();
  const running = await cluster(['all'], { ownPostgres: true, env: breaking(plan.bug) });
  const explain = (requestId: string): string => logged(running, requestId);
  try {
    const sources = await Promise.all(
      Array.from({ length: plan.sources }, async (_, index) => {
        const name = `source-${index}`;
        return new Source(
          name,
          running.base,
          await openKey(running, name),
          random(plan.seed + 1 + index),
          explain,
        );
      }),
    );
    return await underFaults(plan, running, sources, dice, began);
  } finally {
    await running.stop();
  }
}

async function underFaults(
  plan: Plan,
  running: Cluster,
  sources: readonly Source[],
  dice: Random,
  began: number,
): Promise<Report> {
  const reader = new Reader(running.base, running.adminKey);
  const follower = new Follower(reader);
  const saboteur = new Saboteur(running, dice);
  const wiper = new Wiper(running, reader, dice);
  follower.start();
  const tell = progress(plan.wipes === undefined ? 'R1' : 'R2', { ...plan, total: plan.items });
  const share = (): number => done(sources) / plan.items;
  const struck = (): number =>
    Math.min(saboteur.total / (plan.kills ?? 0) || 1, wiper.times.length / (plan.wipes ?? 0) || 1);
  // Once a planted bug has shown, there is nothing more to learn.
  const isFound = (): boolean =>
    plan.bug !== undefined &&
    (sources.some(({ broken }) => broken.length > 0) || wiper.late.length > 0);
  const isOver = (): boolean => isFound() || (share() >= 1 && struck() >= 1);
  const faults = strikeAll(plan, saboteur, wiper, dice, isFound);
  // The load lasts as long as the faults: whoever is ahead waits a little for the other.
  const load = sources.map(async (source, index) => {
    const own = random(plan.seed + 1000 + index);
    while (!isOver() && !source.hasGivenUp) {
      tell(done(sources));
      await source.pushLot(own.integer(1, own.chance(0.1) ? plan.lot : Math.ceil(plan.lot / 5)));
      if (share() > Math.min(struck(), 1) && plan.wipes === undefined)
        await sleep(own.integer(50, 250));
    }
  });
  await Promise.all([faults, ...load]).catch(async (error: unknown) => {
    // A run that can't go on must end: nobody would answer those who try again.
    for (const source of sources) source.dismiss();
    await Promise.allSettled([...load, follower.stop()]);
    throw error;
  });
  await running.ready();
  const entries = [...sources, wiper.witness].flatMap((source) =>
    source === undefined ? [] : [...source.entries.values()],
  );
  const settled = Date.now();
  const open = await eventually(() => expectNone(compareFigures(reader, entries)), {
    timeout: plan.patience,
    every: 200,
  }).catch(reasons);
  const convergedIn = open.length === 0 ? Date.now() - settled : undefined;
  await follower.finish();
  const differences = [
    ...sources.flatMap((source) => source.broken),
    ...wiper.late,
    ...open,
    ...compareLedger('list', entries, await walkLedger(reader), false),
    ...compareLedger('feed', entries, follower.copy, true),
  ];
  const seconds = (Date.now() - began) / 1000;
  return {
    work: total(sources),
    kills: saboteur.kills,
    freezes: saboteur.freezes,
    wipes: wiper.times,
    seconds,
    convergedIn,
    differences,
  };
}

async function strikeAll(
  plan: Plan,
  saboteur: Saboteur,
  wiper: Wiper,
  dice: Random,
  isFound: () => boolean,
): Promise<void> {
  const { kills = 0, freezes = { times: 0, millis: 0 }, wipes = 0 } = plan;
  while (saboteur.total < kills && !isFound()) {
    await sleep(dice.integer(0, 1_500));
    await saboteur.strike();
    if (
      saboteur.freezes < freezes.times &&
      saboteur.total / kills >= (saboteur.freezes + 1) / (freezes.times + 1)
    )
      await saboteur.freeze(freezes.millis);
  }
  while (wiper.times.length < wipes && !isFound()) {
    await sleep(dice.integer(500, 2_500));
    await wiper.wipe();
  }
}

const done = (sources: readonly Source[]): number =>
  sources.reduce((sum, source) => sum + source.work.items, 0);

class Different extends Error {
  constructor(readonly differences: readonly string[]) {
    super(differences.join('\n'));
  }
}

async function expectNone(differences: Promise<string[]>): Promise<string[]> {
  const found = await differences;
  if (found.length > 0) throw new Different(found);
  return found;
}

const reasons = (error: unknown): readonly string[] =>
  error instanceof Different ? error.differences : [String(error)];

function total(sources: readonly Source[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { work } of sources)
    for (const [name, value] of Object.entries(work)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

/** What the server says of a request in its log, with a few lines of where it happened. */
function logged(running: Cluster, requestId: string): string {
  const lines = readFileSync(running.log('serveur'), 'utf8').split('\n');
  const found = lines.findIndex((line) => requestId !== '' && line.includes(requestId));
  return found === -1 ? '' : lines.slice(found, found + 8).join(' | ');
}
