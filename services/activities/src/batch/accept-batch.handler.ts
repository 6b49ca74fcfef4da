import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Language, uuidv7 } from '@maillage/kernel';
import { lengthOfItem, readRecords } from '@maillage/files';
import {
  CLOCK,
  Database,
  type Intake,
  jsonItems,
  type JsonText,
  Outcome,
  takeIn,
  type Verdict,
} from '@maillage/platform';
import { noBatch } from '../activity/activity.errors.js';
import { ExtendLedger } from '../activity/extend-ledger.handler.js';
import type { Batch, IncomingActivity } from '../activity/ledger-grounds.js';
import { ACTIVITIES, OURS } from './activity-row.js';
import { BatchFile, type BatchLine, withoutOurs } from './batch-file.js';
import { ReadItems } from './read-items.handler.js';
import { tell } from './verdict-words.js';

/** Items of one transaction: enough to make its fixed cost small, few enough for one event. */
const CHUNK = 2000;

/** How a batch is to be taken. */
export interface BatchOptions {
  /** JSON and NDJSON are told apart by their first byte. */
  readonly format: 'csv' | 'xlsx' | 'json';
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
   * @throws DomainError malformed when the body holds no item at all, or is no file that can be read.
   */
  async take(
    sender: Omit<Batch, 'id'>,
    bytes: AsyncIterable<Buffer>,
    { format, isSimulation, rejectsOnly, language }: BatchOptions,
  ): Promise<Readable> {
    const batch = { ...sender, id: uuidv7(this.clock.now().getTime()) };
    const first = { lot_id: batch.id, ...(isSimulation ? { simulation: true } : {}) };
    const isListed = ({ fate }: Verdict): boolean => !rejectsOnly || fate === 'rejete';
    const enter: Intake<unknown, IncomingActivity>['enter'] = (readings, isEntered) =>
      this.ledger.extend(batch, readings, isEntered);
    if (format !== 'json') {
      const file = new BatchFile(first, language, isListed);
      const records = withoutOurs(readRecords(bytes, format, ACTIVITIES), OURS);
      const items = file.itemsOf(records);
      const read = (lines: readonly BatchLine[], at: number) =>
        this.items.readLines(batch.source, lines, at);
      const intake = { items, chunk: CHUNK, lengthOf: lengthOfItem, read, enter };
      return takeIn(this.database, intake, new Outcome(file), isSimulation);
    }
    const read = (items: readonly JsonText[], at: number) => {
      if (at === 0 && !looksLikeBatch(items)) throw noBatch();
      return this.items.read(batch.source, items, at);
    };
    const outcome = new Outcome({
      head: () => first,
      list: 'items',
      items: (verdict) => (isListed(verdict) ? [tell(verdict, language)] : []),
    });
    const lengthOf = (item: JsonText): number => ('text' in item ? item.text.length : 0);
    const intake = { items: jsonItems(bytes), chunk: CHUNK, lengthOf, read, enter };
    return takeIn(this.database, intake, outcome, isSimulation);
  }
}

/** The first item decides whether the body is a batch: an object, or an item that could not be told apart in a list. */
export function looksLikeBatch([item]: readonly JsonText[]): boolean {
  return item === undefined || 'fault' in item || /^\s*([{[\d"tfn-]|$)/.test(item.text);
}
