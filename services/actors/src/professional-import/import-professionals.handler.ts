import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type FileFormat, type FileItem, lengthOfItem } from '@maillage/files';
import { type Clock, type Language, tellLineIn, uuidv7 } from '@maillage/kernel';
import { CLOCK, Database, type Intake, Outcome, type Reading, takeIn } from '@maillage/platform';
import { ImportAnswer } from '../place-import/import-answer.js';
import { headOf } from '../place-import/import-places.handler.js';
import { oneByOne, readItems, type RowItem } from '../place-import/read-items.js';
import type { Writer } from '../professional/write-record.handler.js';
import { EnterProfessionals } from './enter-professionals.handler.js';
import { readProfessionalFile } from './professional-file.js';
import { unreadableProfessionals } from './professional-import.errors.js';
import { type ProfessionalLine, readProfessionalRow } from './read-professional-row.js';

/** Lines of one transaction: each is some twenty statements. */
const CHUNK = 100;

/** How a file of professionals is to be taken. */
export interface ProfessionalFile extends Writer {
  readonly format: FileFormat;
  readonly isSimulation: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** What an import of professionals tells: somebody may be on several lines, one for each post. */
class Answer extends ImportAnswer {
  override unlessRepeated<Value>(reading: Reading<Value>): Reading<Value> {
    return reading;
  }
}

/** What an import of professionals tells. */
export const answerFor = (
  id: string,
  file: Pick<ProfessionalFile, 'source' | 'isSimulation'>,
  tell: ReturnType<typeof tellLineIn>,
): ImportAnswer => new Answer(headOf(id, file), tell, unreadableProfessionals);

/** Takes a file of professionals and their posts into the directory. */
@Injectable()
export class ImportProfessionals {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EnterProfessionals) private readonly professionals: EnterProfessionals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of an `ImportOutcomeDto`, once every good line is durable.
   * @throws DomainError malformed when the file as a whole cannot be read.
   */
  async take(bytes: AsyncIterable<Uint8Array>, file: ProfessionalFile): Promise<Readable> {
    const { source, fence, isSimulation, language } = file;
    const id = uuidv7(this.clock.now().getTime());
    const answer = answerFor(id, file, tellLineIn(language));
    const run = { source, fence, format: file.format };
    return takeIn(
      this.database,
      this.intake(bytes, run, answer),
      new Outcome(answer),
      isSimulation,
    );
  }

  /** How the lines of a file come in: of the same bytes the same, whenever they are read. */
  intake(
    bytes: AsyncIterable<Uint8Array>,
    { format, source, fence }: Writer & { readonly format: FileFormat },
    answer: ImportAnswer,
  ): Intake<FileItem, ProfessionalLine> {
    return {
      items: oneByOne(readProfessionalFile(bytes, format)),
      chunk: CHUNK,
      lengthOf: lengthOfItem,
      read: (items) => readItems(items, answer, readingOf),
      enter: (readings) => this.professionals.enter({ source, fence }, readings),
    };
  }
}

function readingOf({ line: at, row, faults: inCells = [] }: RowItem): Reading<ProfessionalLine> {
  const read = readProfessionalRow(row);
  const { remarks } = read;
  if ('faults' in read || inCells.length > 0) {
    const others = 'faults' in read ? read.faults : [];
    return { at, key: undefined, faults: [...inCells, ...others], remarks };
  }
  return { at, key: String(at), value: read.line, remarks };
}
