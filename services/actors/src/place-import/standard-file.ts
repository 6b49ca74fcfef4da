import { type FileFormat, type FileItem, readRecords, type RecordShape } from '@maillage/files';
import type { Reading } from '@maillage/platform';
import { COLUMNS, REQUIRED_COLUMNS } from '../place/place.js';
import type { LocatedPlace } from '../place/place-change.js';
import { tellNewColumns } from './new-columns.js';
import type { RowItem } from './read-items.js';
import { readStandardRow } from './read-place.js';

const PLACES: RecordShape = {
  service: 'actors',
  noun: { fr: 'un lieu', en: 'a place' },
  origin: { fr: 'du standard national', en: 'of the national standard' },
  columns: COLUMNS,
  required: REQUIRED_COLUMNS,
  isRecord: ({ pivot = '', code_postal = '' }) =>
    /^\w{9,14}$/.test(pivot) && /^\d{5}$/.test(code_postal),
};

/** Reads a file of places as `readRecords` does: the standard's CSV, a workbook, a JSON array, or NDJSON. */
export async function* readStandardFile(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
): AsyncGenerator<FileItem> {
  yield* tellNewColumns(readRecords(bytes, format, PLACES), COLUMNS, {
    fr: 'Cette colonne n’est pas dans le standard national : elle n’est pas reprise.',
    en: 'This column is not in the national standard: it is left out.',
  });
}

/** Reads a line as the import does. A cell that is in error has that fault and no other. */
export function readPlace(
  { line: at, row, faults: inCells = [] }: RowItem,
  now: Date,
): Reading<LocatedPlace> {
  const read = readStandardRow(row, now);
  const { remarks } = read;
  if ('faults' in read || inCells.length > 0) {
    const others = ('faults' in read ? read.faults : []).filter(
      ({ pointer }) => !inCells.some((fault) => fault.pointer === pointer),
    );
    return { at, key: undefined, faults: [...inCells, ...others], remarks };
  }
  const { place, commune } = read;
  return { at, key: place.id, value: { place, commune }, remarks };
}
