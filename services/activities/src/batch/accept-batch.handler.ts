import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Language, uuidv7 } from '@maillage/kernel';
import { CLOCK, jsonItems, type JsonText, Spool, writeBehind } from '@maillage/platform';
import { type Batch, ExtendLedger } from '../activity/extend-ledger.handler.js';
import { ReadItems } from './read-items.handler.js';
import { noBatch } from '../activity/activity.errors.js';
import { type ReadItem, tell, type Verdict } from '../activity/chunk.js';

/** One transaction takes this many items at most: enough to make its fixed cost small, few enough for one event. */
const CHUNK = 2000;

/** How a batch is to be taken. */
export interface IntakeOptions {
  readonly isSimulation: boolean;
  readonly rejectsOnly: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

const COUNTERS = {
  cree: 'crees',
  modifie: 'modifies',
  inchange: 'inchanges',
  rejete: 'rejetes',
} as const;

/** Takes a stream of items into the ledger and gives back the answer as a stream, both with flat memory. */
@Injectable()
export class AcceptBatch {
  constructor(
    @Inject(ReadItems) private readonly items: ReadItems,
    @Inject(ExtendLedger) private readonly ledger: ExtendLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of a `BatchOutcomeDto`, once every good item is durable.
   * @throws DomainError malformed when the body holds no item at all that could be JSON.
   */
  async take(
    sender: Pick<Batch, 'source' | 'mayWrite'>,
    bytes: AsyncIterable<Buffer>,
    options: IntakeOptions,
  ): Promise<Readable> {
    const batch = {
      ...sender,
      id: uuidv7(this.clock.now().getTime()),
      isSimulation: options.isSimulation,
    };
    const answer = new Answer(batch, options);
    try {
      await writeBehind(this.chunks(batch, bytes), async (read) =>
        answer.add(await this.ledger.extend(batch, read)),
      );
      return await answer.close();
    } catch (error) {
      await answer.drop();
      throw error;
    }
  }

  /** Receives items and checks them. */
  private async *chunks(batch: Batch, bytes: AsyncIterable<Buffer>): AsyncGenerator<ReadItem[]> {
    let first = 0;
    for await (const chunk of chunksOf(jsonItems(bytes))) {
      if (first === 0 && !looksLikeBatch(chunk)) throw noBatch();
      yield await this.items.read(batch, chunk, first);
      first += chunk.length;
    }
  }
}

/** The first item decides whether the body is a batch: an object, or an item that could not be told apart in a list. */
function looksLikeBatch([item]: readonly JsonText[]): boolean {
  return item === undefined || 'fault' in item || /^\s*([{[\d"tfn-]|$)/.test(item.text);
}

async function* chunksOf(groups: AsyncIterable<JsonText[]>): AsyncGenerator<JsonText[]> {
  let held: JsonText[] = [];
  for await (const group of groups) {
    held = held.length === 0 ? group : held.concat(group);
    while (held.length >= CHUNK) {
      yield held.slice(0, CHUNK);
      held = held.slice(CHUNK);
    }
  }
  if (held.length > 0) yield held;
}

class Answer {
  private readonly spool = new Spool();
  private readonly counts = { recus: 0, crees: 0, modifies: 0, inchanges: 0, rejetes: 0 };
  private listed = 0;

  constructor(
    private readonly batch: Batch,
    private readonly options: IntakeOptions,
  ) {}

  async add(verdicts: readonly Verdict[]): Promise<void> {
    const parts: string[] = [];
    for (const verdict of verdicts) {
      this.counts.recus++;
      this.counts[COUNTERS[verdict.verdict]]++;
      if (this.options.rejectsOnly && verdict.verdict !== 'rejete') continue;
      parts.push(
        `${this.listed++ === 0 ? '' : ','}${JSON.stringify(tell(verdict, this.options.language))}`,
      );
    }
    if (parts.length > 0) await this.spool.write(parts.join(''));
  }

  async close(): Promise<Readable> {
    const head = JSON.stringify({
      lot_id: this.batch.id,
      ...this.counts,
      ...(this.batch.isSimulation ? { simulation: true } : {}),
    });
    return this.spool.read(`${head.slice(0, -1)},"items":[`, ']}');
  }

  async drop(): Promise<void> {
    await this.spool.drop();
  }
}
