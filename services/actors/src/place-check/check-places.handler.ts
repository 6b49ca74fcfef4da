import { Inject, Injectable } from '@nestjs/common';
import { type FileFormat, type FileItem, lengthOfItem } from '@maillage/files';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, chunksOf, CLOCK, Database, type FileCheck } from '@maillage/platform';
import { type FileNotes, oneByOne, readItems, SeenIds } from '../place-import/read-items.js';
import { readPlace, readStandardFile } from '../place-import/standard-file.js';
import { NATIONAL_SCHEMA } from './national-schema.file.js';
import { SchemaCheck } from './table-schema.js';

/** Lines of one go: memory is flat whatever the file holds. */
const CHUNK = 200;

/** Says what an import would say of a file of places, and what the national standard's own schema does; the file is kept nowhere. */
@Injectable()
export class CheckPlaces {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async check(
    bytes: AsyncIterable<Uint8Array>,
    format: FileFormat,
    check: FileCheck,
  ): Promise<void> {
    const now = this.clock.now();
    const schema = new SchemaCheck(NATIONAL_SCHEMA);
    const seen = new SeenIds();
    const notes: FileNotes = {
      remark: (line, remark) => check.note(line, 'remarque', remark),
      refuse: (fault, line) => check.note(line, 'faute', fault),
      unlessRepeated: (reading) => seen.unlessRepeated(reading),
    };
    const verdict = { version: NATIONAL_SCHEMA.version, conformes: 0, non_conformes: 0 };
    let areColumnsTold = false;
    const items = oneByOne(readStandardFile(bytes, format));
    for await (const chunk of chunksOf({ items, chunk: CHUNK, lengthOf: lengthOfItem })) {
      for (const item of chunk) {
        if (!areColumnsTold && 'row' in item) {
          areColumnsTold = true;
          for (const fault of schema.columns(namesOf(item))) check.note(1, 'standard', fault);
        }
        if ('row' in item || 'fault' in item)
          verdict[conforms(item, schema, check) ? 'conformes' : 'non_conformes']++;
      }
      for (const reading of await readItems(chunk, notes, (item) => readPlace(item, now))) {
        const faults = 'faults' in reading ? reading.faults : [];
        for (const fault of faults) check.note(reading.at, 'faute', fault);
        for (const remark of reading.remarks) check.note(reading.at, 'remarque', remark);
        check.line(faults.length === 0);
      }
      await check.flush();
    }
    if (check.counts.lignes > 0) check.standard = verdict;
    const { lignes, refusees } = check.counts;
    await Audit.record(this.database, {
      action: 'lieux.valider',
      subject: { type: 'validation', id: uuidv7(now.getTime()) },
      details: { lignes, refusees },
    });
  }
}

/** The names of columns as a table writes them; JSON has none beside its fields. */
const namesOf = ({ row, heads }: Extract<FileItem, { readonly row: unknown }>): Iterable<string> =>
  heads?.values() ?? Object.keys(row);

/** Whether a line is as the schema wants it; what could not be told from its neighbours is not. */
function conforms(item: FileItem, schema: SchemaCheck, check: FileCheck): boolean {
  if (!('row' in item)) return false;
  const faults = [...schema.cells(item.row, item.line)];
  for (const fault of faults) check.note(item.line, 'standard', fault);
  return faults.length === 0;
}
