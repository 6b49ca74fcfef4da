import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Language, uuidv7 } from '@maillage/kernel';
import { CLOCK, Database, jsonItems, type JsonText, Outcome, takeIn } from '@maillage/platform';
import { noBatch } from '../activity/activity.errors.js';
import { ExtendLedger } from '../activity/extend-ledger.handler.js';
import type { Batch } from '../activity/ledger-grounds.js';
import { ReadItems } from './read-items.handler.js';
import { tell } from './verdict-words.js';

/** Items of one transaction: enough to make its fixed cost small, few enough for one event. */
const CHUNK = 2000;

/** How a batch is to be taken. */
export interface BatchOptions {
  readonly isSimulation: boolean;
  readonly rejectsOnly: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** Takes a batch into its source's ledger. */
@Injectable()
export class AcceptBatch {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadItems) private readonly items: ReadItems,
    @Inject(ExtendLedger) private readonly ledger: ExtendLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of a `BatchOutcomeDto`, once every good item is durable.
   * @throws DomainError malformed when the body holds no item at all that could be JSON.
   */
  async take(
    sender: Omit<Batch, 'id'>,
    bytes: AsyncIterable<Buffer>,
    { isSimulation, rejectsOnly, language }: BatchOptions,
  ): Promise<Readable> {
    const batch = { ...sender, id: uuidv7(this.clock.now().getTime()) };
    return takeIn(
      this.database,
      {
        items: jsonItems(bytes),
        chunk: CHUNK,
        read: async (items, first) => {
          if (first === 0 && !looksLikeBatch(items)) throw noBatch();
          return this.items.read(batch.source, items, first);
        },
        enter: (readings) => this.ledger.extend(batch, readings),
      },
      new Outcome({
        head: () => ({ lot_id: batch.id, ...(isSimulation ? { simulation: true } : {}) }),
        list: 'items',
        items: (verdict) =>
          rejectsOnly && verdict.fate !== 'rejete' ? [] : [tell(verdict, language)],
      }),
      isSimulation,
    );
  }
}

/** The first item decides whether the body is a batch: an object, or an item that could not be told apart in a list. */
function looksLikeBatch([item]: readonly JsonText[]): boolean {
  return item === undefined || 'fault' in item || /^\s*([{[\d"tfn-]|$)/.test(item.text);
}
