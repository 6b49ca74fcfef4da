import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Language, tellLineIn, uuidv7 } from '@maillage/kernel';
import { type LheoItem, readLheo } from '@maillage/lheo';
import { CLOCK, Database, type Intake, Outcome, type Reading, takeIn } from '@maillage/platform';
import { EnterCourses } from '../course/enter-courses.handler.js';
import { LheoAnswer } from './lheo-answer.js';
import { type OfferedCourse, readOffer } from './read-offer.js';

/** Offers of one transaction. */
const CHUNK = 100;
/** About as many characters as an offer has. */
const OFFER_LENGTH = 10_000;

/** How a document is to be taken. */
export interface LheoFile {
  readonly source: string;
  /** Typed reference of the territory that its courses are for. */
  readonly territory: string;
  readonly isSimulation: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** An item of a document that concerns an offer, one that is read or one that is lost. */
type OfferItem = Extract<LheoItem, { readonly offer: unknown } | { readonly fault: unknown }>;

/** What an import of a document tells. */
export const answerFor = (id: string, { source, language }: LheoFile): LheoAnswer =>
  new LheoAnswer({ import_id: id, source }, tellLineIn(language));

/** Takes a LHÉO document into the catalogue. */
@Injectable()
export class ImportCourses {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EnterCourses) private readonly courses: EnterCourses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of an `ImportOutcomeDto`, once every good offer is durable.
   * @throws DomainError malformed when the document as a whole cannot be read.
   */
  async take(bytes: AsyncIterable<Uint8Array>, file: LheoFile): Promise<Readable> {
    const id = uuidv7(this.clock.now().getTime());
    const answer = answerFor(id, file);
    const intake = this.intake(bytes, id, file, answer);
    return takeIn(this.database, intake, new Outcome(answer), file.isSimulation);
  }

  /** How the offers of a document come in: of the same bytes the same, whenever they are read. */
  intake(
    bytes: AsyncIterable<Uint8Array>,
    id: string,
    { source, territory }: LheoFile,
    answer: LheoAnswer,
  ): Intake<OfferItem, OfferedCourse> {
    return {
      items: offersIn(readLheo(bytes, 'training'), answer),
      chunk: CHUNK,
      lengthOf: () => OFFER_LENGTH,
      read: (items) =>
        Promise.resolve(items.map((item) => answer.unlessRepeated(readingOf(item, territory)))),
      enter: (readings) => this.courses.enter({ id, source }, readings),
    };
  }
}

/** Items one by one, in groups as they are taken in; what concerns no offer is told. */
async function* offersIn(
  items: AsyncIterable<LheoItem>,
  answer: LheoAnswer,
): AsyncGenerator<readonly OfferItem[]> {
  for await (const item of items) {
    if ('unreadable' in item) answer.refuse(item.unreadable);
    else if ('remark' in item) answer.remark(item.line, item.remark);
    else if ('offer' in item || 'fault' in item) yield [item];
  }
}

function readingOf(item: OfferItem, territory: string): Reading<OfferedCourse> {
  if (!('offer' in item))
    return { at: item.line, key: undefined, faults: [item.fault], remarks: [] };
  return { at: item.offer.line, ...readOffer(item.offer, territory) };
}
