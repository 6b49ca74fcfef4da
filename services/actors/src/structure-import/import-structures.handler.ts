import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type FileFormat, type FileItem, lengthOfItem } from '@maillage/files';
import { type Clock, type Language, parisDate, tellLineIn, uuidv7 } from '@maillage/kernel';
import { CLOCK, Database, type Intake, Outcome, type Reading, takeIn } from '@maillage/platform';
import { ImportAnswer } from '../place-import/import-answer.js';
import { headOf } from '../place-import/import-places.handler.js';
import { oneByOne, readItems, type RowItem } from '../place-import/read-items.js';
import { EnterStructures, type StructureImport } from '../structure/enter-structures.handler.js';
import type { StructureDraft } from '../structure/read-structure.js';
import { readStructureRow } from './read-structure-row.js';
import { readStructureFile } from './structure-file.js';
import { unreadableStructures } from './structure-import.errors.js';

/** Lines of one transaction. */
const CHUNK = 500;

/** How a file of structures is to be taken. */
export interface StructureFile extends Omit<StructureImport, 'id'> {
  readonly format: FileFormat;
  readonly isSimulation: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** What an import of structures tells. */
export const answerFor = (
  id: string,
  file: Pick<StructureFile, 'source' | 'isSimulation'>,
  tell: ReturnType<typeof tellLineIn>,
): ImportAnswer => new ImportAnswer(headOf(id, file), tell, unreadableStructures);

/** Takes a file of structures into the directory. */
@Injectable()
export class ImportStructures {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EnterStructures) private readonly structures: EnterStructures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of an `ImportOutcomeDto`, once every good line is durable.
   * @throws DomainError malformed when the file as a whole cannot be read.
   */
  async take(bytes: AsyncIterable<Uint8Array>, file: StructureFile): Promise<Readable> {
    const { source, mayWrite, isSimulation, language } = file;
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    const answer = answerFor(id, file, tellLineIn(language));
    const run = { id, source, mayWrite, format: file.format, today: parisDate(now) };
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
    {
      format,
      today,
      ...run
    }: StructureImport & { readonly format: FileFormat; readonly today: string },
    answer: ImportAnswer,
  ): Intake<FileItem, StructureDraft> {
    return {
      items: oneByOne(readStructureFile(bytes, format)),
      chunk: CHUNK,
      lengthOf: lengthOfItem,
      read: (items) => readItems(items, answer, (item) => readingOf(item, today)),
      enter: (readings) => this.structures.enter(run, readings),
    };
  }
}

function readingOf(
  { line: at, row, faults: inCells = [] }: RowItem,
  today: string,
): Reading<StructureDraft> {
  const { key, read } = readStructureRow(row, today);
  const { remarks } = read;
  if ('faults' in read || inCells.length > 0 || key === undefined) {
    const others = 'faults' in read ? read.faults : [];
    return { at, key: undefined, faults: [...inCells, ...others], remarks };
  }
  return { at, key, value: read.draft, remarks };
}
