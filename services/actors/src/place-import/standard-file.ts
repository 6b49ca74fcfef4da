import { type FileFormat, type FileItem, readRecords, type RecordShape } from '@maillage/files';
import { pointerPart, shorten } from '@maillage/kernel';
import { COLUMNS, REQUIRED_COLUMNS } from '../place/place.js';

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
  const columns = new Set<string>(COLUMNS);
  for await (const item of readRecords(bytes, format, PLACES)) {
    if ('row' in item) yield* newColumns(item, columns);
    yield item;
  }
}

/** Says once of each column outside the standard that it is left out. */
function* newColumns(
  { line, row }: Extract<FileItem, { readonly row: unknown }>,
  known: Set<string>,
): Generator<FileItem> {
  for (const column of Object.keys(row)) {
    if (known.has(column) || known.size > 200) continue;
    known.add(column);
    yield {
      line,
      remark: {
        pointer: `/${pointerPart(shorten(column))}`,
        code: 'actors.unknown_column',
        detail: {
          fr: 'Cette colonne n’est pas dans le standard national : elle n’est pas reprise.',
          en: 'This column is not in the national standard: it is left out.',
        },
      },
    };
  }
}
