import type { Database } from '../db/database.js';
import type { Transaction } from '../db/connection.js';
import { EnteredKeys } from '../intake/entered-keys.js';
import { chunksOf, enterGood, type Intake } from '../intake/intake.js';
import { count, type Counts, noCounts, type Telling } from '../intake/outcome.js';
import type { Reading, Verdict } from '../intake/verdict.js';
import { writeBehind } from '../runtime/write-behind.js';
import type { TaskContext } from './task.js';

/** What an intake had come to when its last chunk was committed. */
export interface TakenIn {
  readonly chunks: number;
  readonly counts: Counts;
}

/** How an intake is taken as a task. */
export interface TaskIntake<Item, Value> extends Intake<Item, Value> {
  /** Tells rejects, and nothing else. What it is told of a chunk again, after a kill, it notes again. */
  readonly telling: Telling;
  readonly isTrial: boolean;
  /** How far what comes in has been read, in the task's unit. */
  readonly reached: () => number;
  /** All that comes in, in the same unit, where it is known. */
  readonly total: number | undefined;
}

/**
 * Takes records in as `takeIn` does, chunk by chunk, each with its checkpoint and its rejects in one transaction. Taken up
 * again, reads from the beginning, which must give the same as before, and enters what comes after the last chunk that was
 * committed.
 *
 * @returns members before the counts, the counts, and members behind the list, which are the rejects of the task.
 * @throws what reading, entering or telling throws; the chunks before it stay.
 */
export async function takeInAsTask<Item, Value>(
  database: Database,
  intake: TaskIntake<Item, Value>,
  context: TaskContext<TakenIn>,
): Promise<object> {
  const { telling, isTrial } = intake;
  const known = context.resume?.chunks ?? 0;
  const counts = { ...(context.resume?.counts ?? noCounts()) };
  const entered = new EnteredKeys();
  const enter = (readings: readonly Reading<Value>[]): Promise<readonly Verdict[]> =>
    intake.enter(readings, (key) => entered.has(key));
  const skip = (readings: readonly Reading<Value>[]): void => {
    for (const { at, key, remarks, ...rest } of readings) {
      telling.items({ at, key, remarks, fate: 'inchange', faults: [] });
      if (isTrial && key !== undefined && !('faults' in rest)) entered.add(key);
    }
  };
  await writeBehind(chunksFrom(known, intake, skip), async ({ readings, aside, done, index }) => {
    const note = async (tx: Transaction, verdicts: readonly Verdict[]): Promise<void> => {
      for (const verdict of verdicts) count(counts, verdict);
      await context.checkpoint(tx, {
        done,
        ...(intake.total === undefined ? {} : { total: intake.total }),
        resume: { chunks: index + 1, counts },
        rejects: [...aside, ...verdicts.flatMap((verdict) => telling.items(verdict))],
      });
    };
    context.signal.throwIfAborted();
    if (isTrial) {
      const verdicts = await database.trial(() => enterGood(readings, enter));
      for (const { key, fate } of verdicts)
        if (key !== undefined && (fate === 'cree' || fate === 'modifie')) entered.add(key);
      await database.transaction((tx) => note(tx, verdicts));
    } else
      await database.sharedTransaction(async (tx) => note(tx, await enterGood(readings, enter)));
  });
  const { finish } = intake;
  if (finish !== undefined) await (isTrial ? database.trial(finish) : finish());
  return { ...telling.head(), ...counts, ...telling.tail?.() };
}

interface Chunk<Value> {
  readonly index: number;
  readonly readings: readonly Reading<Value>[];
  readonly aside: readonly object[];
  readonly done: number;
}

/** Chunks as they were read, those left out that are known; what was told of these is noted again. */
async function* chunksFrom<Item, Value>(
  known: number,
  intake: TaskIntake<Item, Value>,
  skip: (readings: readonly Reading<Value>[]) => void,
): AsyncGenerator<Chunk<Value>> {
  const { read, telling, reached } = intake;
  let [index, first] = [0, 0];
  for await (const records of chunksOf(intake)) {
    const readings = await read(records, first);
    const aside = telling.aside?.() ?? [];
    if (index >= known) yield { index, readings, aside, done: reached() };
    else skip(readings);
    first += records.length;
    index += 1;
  }
}
