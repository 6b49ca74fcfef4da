import type { Readable } from 'node:stream';
import type { Database } from '../db/database.js';
import { writeBehind } from '../runtime/write-behind.js';
import { EnteredKeys } from './entered-keys.js';
import type { Outcome } from './outcome.js';
import type { Reading, Verdict } from './verdict.js';

/** Characters of one chunk: some thousands of ordinary records, and few of those as long as a record may be. */
const CHUNK_LENGTH = 4 << 20;

/** How records of one kind come in. */
export interface Intake<Item, Value> {
  /** Records as they come off the wire, not read yet, in groups of any size. */
  readonly items: AsyncIterable<readonly Item[]>;
  /** How many go into one transaction: enough to make its fixed cost small, few enough for one event. */
  readonly chunk: number;
  /** Characters of a record: long ones make a chunk sooner, so that memory is flat whatever they hold. */
  readonly lengthOf: (item: Item) => number;
  /** Reads and checks items. @param first index of the first of them. */
  readonly read: (items: readonly Item[], first: number) => Promise<readonly Reading<Value>[]>;
  /**
   * Enters what was read, in one transaction with its events and its audit entry.
   * @param isEntered tells an id that the same trial entered before and took back; where nothing is taken back, the
   *   database knows it.
   */
  readonly enter: (
    readings: readonly Reading<Value>[],
    isEntered: (key: string) => boolean,
  ) => Promise<readonly Verdict[]>;
  /** What is left to do once all is in, in transactions of its own; taken up again, it is done again. */
  readonly finish?: () => Promise<void>;
}

/**
 * Takes a stream of records in, chunk by chunk with flat memory: while a chunk is written, the next is received and
 * read. Good records are durable when the answer is there; a refused one holds nothing back.
 *
 * A trial reads and enters every chunk in a transaction that is rolled back, so that it meets every rule and
 * constraint; ids that it entered are remembered (`EnteredKeys`), since later chunks do not find them.
 *
 * @returns what `close` makes of the outcome.
 * @throws what reading or entering throws; the chunks before it stay.
 */
export async function takeIn<Item, Value>(
  database: Database,
  intake: Intake<Item, Value>,
  outcome: Outcome,
  isTrial: boolean,
): Promise<Readable> {
  const { read, enter } = intake;
  try {
    let first = 0;
    const next = async (records: readonly Item[]): Promise<readonly Reading<Value>[]> => {
      first += records.length;
      return read(records, first - records.length);
    };
    const entered = new EnteredKeys();
    const isEntered = (key: string): boolean => entered.has(key);
    if (isTrial)
      for await (const records of chunksOf(intake)) {
        const verdicts = await database.trial(async () =>
          enterGood(await next(records), (readings) => enter(readings, isEntered)),
        );
        for (const { key, fate } of verdicts)
          if (key !== undefined && (fate === 'cree' || fate === 'modifie')) entered.add(key);
        await outcome.add(verdicts);
      }
    else
      await writeBehind(
        (async function* () {
          for await (const records of chunksOf(intake)) yield await next(records);
        })(),
        async (readings) =>
          outcome.add(await enterGood(readings, (good) => enter(good, isEntered))),
      );
    const { finish } = intake;
    if (finish !== undefined) await (isTrial ? database.trial(finish) : finish());
    return await outcome.close();
  } catch (error) {
    await outcome.drop();
    throw error;
  }
}

/** A chunk of which nothing is good needs no transaction. */
export async function enterGood<Value>(
  readings: readonly Reading<Value>[],
  enter: (readings: readonly Reading<Value>[]) => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> {
  const refusals = readings.flatMap((reading) =>
    'faults' in reading ? [{ ...reading, fate: 'rejete' as const }] : [],
  );
  return refusals.length === readings.length ? refusals : enter(readings);
}

/** Records in chunks, the same whatever the groups they came in. */
export async function* chunksOf<Item>({
  items,
  chunk,
  lengthOf,
}: Pick<Intake<Item, unknown>, 'items' | 'chunk' | 'lengthOf'>): AsyncGenerator<readonly Item[]> {
  let held: Item[] = [];
  let length = 0;
  for await (const group of items)
    for (const item of group) {
      length += lengthOf(item);
      if (held.push(item) < chunk && length < CHUNK_LENGTH) continue;
      yield held;
      held = [];
      length = 0;
    }
  if (held.length > 0) yield held;
}
