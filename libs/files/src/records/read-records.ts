import { type DecodedText, decodeText } from '../text-decoding.js';
import { textLines } from '../text-lines.js';
import { fromCsv } from './csv-file.js';
import { emptyFile, finding } from './file-words.js';
import { fromJson, fromNdjson } from './json-file.js';
import type { FileFormat, FileItem, RecordShape } from './record-file.js';
import { fromWorkbook } from './sheet-file.js';

/** Media type of Office Open XML workbooks. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const MEDIA_TYPES: Readonly<Record<string, FileFormat>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  [XLSX_TYPE]: 'xlsx',
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
};

/** The format that a `Content-Type` announces, or undefined when it is none of ours. */
export function fileFormat(contentType: string): FileFormat | undefined {
  return MEDIA_TYPES[(contentType.split(';')[0] ?? '').trim().toLowerCase()];
}

/**
 * Reads a file of records as it streams in, with flat memory, a workbook apart. Good rows before and after a faulty one
 * are given; a file that is unreadable as a whole gives that alone, and is read to its end all the same: to leave a
 * request's body early would cut the connection its answer needs. An error of the stream itself (a lost connection) is
 * thrown on.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
  shape: RecordShape,
): AsyncGenerator<FileItem> {
  const notes: FileItem[] = [];
  const text = (): AsyncGenerator<string> => noting(decodeText(bytes), notes, shape);
  const readers: Readonly<Record<FileFormat, () => AsyncGenerator<FileItem>>> = {
    csv: () => fromCsv(textLines(text()), shape),
    xlsx: () => fromWorkbook(bytes, shape),
    json: () => fromJson(text(), shape),
    ndjson: () => fromNdjson(textLines(text()), shape),
  };
  let isEmpty = true;
  for await (const item of readers[format]()) {
    isEmpty &&= 'remark' in item;
    yield* notes.splice(0);
    yield item;
  }
  yield* notes.splice(0);
  if (isEmpty) yield { line: 1, unreadable: emptyFile(shape) };
}

/** Passes text on; what its decoding deserves to be told goes to `notes`. */
async function* noting(
  decoded: AsyncIterable<DecodedText>,
  notes: FileItem[],
  shape: RecordShape,
): AsyncGenerator<string> {
  let line = 1;
  let told: string | undefined;
  for await (const { text, encoding, mixedLines = [] } of decoded) {
    if (encoding !== 'utf-8' && told !== encoding) {
      told = encoding;
      const detail = {
        fr: `Ce fichier n’est pas en UTF-8 : il a été lu comme du ${encoding}.`,
        en: `This file is not in UTF-8: it was read as ${encoding}.`,
      };
      notes.push({
        line,
        remark: finding(shape, 'encoding_converted', detail, { value: encoding }),
      });
    }
    for (const index of mixedLines)
      notes.push({
        line: line + index,
        remark: finding(shape, 'encoding_mixed', {
          fr: 'Cette ligne n’est pas en UTF-8 comme le reste du fichier : elle a été lue comme du windows-1252.',
          en: 'This line is not in UTF-8 like the rest of the file: it was read as windows-1252.',
        }),
      });
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
    yield text;
  }
}
