import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type FileFormat, type FileItem, lengthOfItem } from '@maillage/files';
import { type Clock, type Language, tellLineIn, uuidv7 } from '@maillage/kernel';
import { CLOCK, Database, type Intake, Outcome, takeIn } from '@maillage/platform';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import type { LocatedPlace } from '../place/place-change.js';
import { type PlaceImport, RegisterPlaces } from '../place/register-places.handler.js';
import { ImportAnswer } from './import-answer.js';
import { LISTED, tellClosures } from './closures-told.js';
import { NamedIds } from './named-ids.js';
import { oneByOne, readItems } from './read-items.js';
import { readPlace, readStandardFile } from './standard-file.js';

/** Lines of one transaction. */
const CHUNK = 500;

/** How a file is to be taken. */
export interface ImportOptions extends Omit<PlaceImport, 'id'> {
  readonly format: FileFormat;
  readonly isSimulation: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
  /** Where the file is all that its source has. */
  readonly whole?: { readonly mostClosures?: number };
}

/** Takes a file of the national standard into the directory. */
@Injectable()
export class ImportPlaces {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RegisterPlaces) private readonly places: RegisterPlaces,
    @Inject(CorrectPlaces) private readonly correction: CorrectPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of an `ImportOutcomeDto`, once every good line is durable.
   * @throws DomainError malformed when the file as a whole cannot be read.
   */
  async take(bytes: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<Readable> {
    const { isSimulation, language } = options;
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    const answer = new ImportAnswer(headOf(id, options), tellLineIn(language));
    return takeIn(
      this.database,
      this.intake(bytes, { ...options, id, now }, answer),
      new Outcome(answer),
      isSimulation,
    );
  }

  /** How the lines of a file come in: of the same bytes the same, whenever they are read. */
  intake(
    bytes: AsyncIterable<Uint8Array>,
    { format, now, ...run }: ImportRun,
    answer: ImportAnswer,
  ): Intake<FileItem, LocatedPlace> {
    const named = new NamedIds();
    const { id, source, mayWrite, whole, isSimulation: isTrial, language } = run;
    return {
      items: oneByOne(readStandardFile(bytes, format)),
      chunk: CHUNK,
      lengthOf: lengthOfItem,
      read: (items) => {
        if (whole !== undefined) for (const item of items) named.note(item);
        return readItems(items, answer, (item) => readPlace(item, now));
      },
      enter: (readings) => this.places.register({ id, source, mayWrite }, readings),
      ...(whole === undefined
        ? {}
        : {
            finish: async () => {
              const most = whole.mostClosures;
              const file = { named, mayWrite, most, isTrial, listed: LISTED };
              answer.closures = tellClosures(
                await this.correction.closeMissing(source, file),
                language,
              );
            },
          }),
    };
  }
}

/** An import that has begun. */
export interface ImportRun extends ImportOptions {
  readonly id: string;
  readonly now: Date;
}

/** What an outcome says first. */
export const headOf = (
  id: string,
  { source, isSimulation }: Pick<ImportOptions, 'source' | 'isSimulation'>,
): object => ({ import_id: id, source, ...(isSimulation ? { simulation: true } : {}) });
