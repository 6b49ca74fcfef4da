import {
  cellsOf,
  csvRecords,
  isTooDeep,
  JsonElements,
  restore,
  type TextLine,
  textLines,
} from '@maillage/files';
import { type Fault, pointerPart, type Remark, shorten } from '@maillage/kernel';
import { csvFault, headerFaults, JSON_FAULTS, LINE_TOO_LONG, whole } from './file-faults.js';
import { COLUMNS } from '../place/place.js';
import { type StandardRow } from './read-place.js';

export type FileFormat = 'csv' | 'json' | 'ndjson';

/** What a file gives, in its order. Lines count from 1, the header included. */
export type FileItem =
  | { readonly line: number; readonly row: StandardRow }
  | { readonly line: number; readonly fault: Fault }
  | { readonly line: number; readonly remark: Remark };

/** A piece of the file's text, as decoded; `mixedLines` are lines of it that were not in the file's encoding. */
export interface DecodedPiece {
  readonly text: string;
  readonly encoding: string;
  readonly mixedLines?: readonly number[];
}

const mediaTypes: Readonly<Record<string, FileFormat>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
};

/** The format that a `Content-Type` announces, or undefined when it is none of ours. */
export function fileFormat(contentType: string): FileFormat | undefined {
  return mediaTypes[(contentType.split(';')[0] ?? '').trim().toLowerCase()];
}

/**
 * Reads a file of places as it streams in, with flat memory: the standard's CSV (`,` or `;` or tab), a JSON array, or NDJSON.
 * Good rows before and after a faulty one are given; a file that is unreadable as a whole gives faults alone,
 * and is read to its end all the same: to leave a request's body early would cut the connection its answer needs.
 * An error of the stream itself (a lost connection) is thrown on.
 */
export async function* readStandardFile(
  decoded: AsyncIterable<DecodedPiece>,
  format: FileFormat,
): AsyncGenerator<FileItem> {
  const notes: FileItem[] = [];
  const text = noting(decoded, notes);
  const items =
    format === 'csv'
      ? fromCsv(textLines(text))
      : format === 'json'
        ? fromJson(text)
        : fromNdjson(textLines(text));
  const columns = new Set<string>(COLUMNS);
  let empty = true;
  for await (const item of items) {
    empty = false;
    yield* notes.splice(0);
    if ('row' in item) yield* newColumns(item, columns);
    yield item;
  }
  yield* notes.splice(0);
  if (empty)
    yield {
      line: 1,
      fault: whole('empty_file', {
        fr: 'Le fichier ne contient aucun lieu.',
        en: 'The file holds no place.',
      }),
    };
}

/** Passes text on; what its decoding deserves to be told goes to `notes`. */
async function* noting(
  decoded: AsyncIterable<DecodedPiece>,
  notes: FileItem[],
): AsyncGenerator<string> {
  let line = 1;
  let told: string | undefined;
  for await (const { text, encoding, mixedLines = [] } of decoded) {
    if (encoding !== 'utf-8' && told !== encoding) {
      told = encoding;
      notes.push({
        line,
        remark: {
          ...whole('encoding_converted', {
            fr: `Ce fichier n’est pas en UTF-8 : il a été lu comme du ${encoding}.`,
            en: `This file is not in UTF-8: it was read as ${encoding}.`,
          }),
          value: encoding,
        },
      });
    }
    for (const index of mixedLines) {
      notes.push({
        line: line + index,
        remark: whole('encoding_mixed', {
          fr: 'Cette ligne n’est pas en UTF-8 comme le reste du fichier : elle a été lue comme du windows-1252.',
          en: 'This line is not in UTF-8 like the rest of the file: it was read as windows-1252.',
        }),
      });
    }
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
    yield text;
  }
}

/** Says once of each column outside the standard that it is left out. */
function* newColumns(
  { line, row }: { line: number; row: StandardRow },
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

async function* fromCsv(lines: AsyncGenerator<TextLine>): AsyncGenerator<FileItem> {
  const first = await firstLine(lines);
  if (!first) return;
  const header = readHeader(first.text);
  const faults = headerFaults(header.columns);
  if (faults.length > 0) {
    for (const fault of faults) yield { line: first.line, fault };
    for await (const _ of lines) continue; // to its end, see readStandardFile
    return;
  }
  const [pivot, postalCode] = [
    header.columns.indexOf('pivot'),
    header.columns.indexOf('code_postal'),
  ];
  const isRecord = (cells: readonly string[]): boolean =>
    cells.length === header.columns.length &&
    /^\w{9,14}$/.test(cells[pivot] ?? '') &&
    /^\d{5}$/.test(cells[postalCode] ?? '');
  for await (const item of csvRecords(lines, {
    separator: header.separator,
    columns: header.columns.length,
    isRecord,
  })) {
    yield 'cells' in item
      ? {
          line: item.line,
          row: Object.fromEntries(
            header.columns.map((column, i) => [column, restore(item.cells[i] ?? '')]),
          ),
        }
      : { line: item.line, fault: csvFault(item, header.columns.length) };
  }
}

async function firstLine(lines: AsyncGenerator<TextLine>): Promise<TextLine | undefined> {
  for (;;) {
    const next = await lines.next(); // not for-await: leaving its loop would end the generator
    if (next.done) return undefined;
    if (next.value.text.trim() !== '' || next.value.tooLong) return next.value;
  }
}

/** The separator is the one under which the header holds most of the standard's columns. */
function readHeader(text: string): {
  readonly separator: string;
  readonly columns: readonly string[];
} {
  const readings = [',', ';', '\t'].map((separator) => {
    const columns = (cellsOf(text, separator) ?? []).map((cell) => cell.trim().toLowerCase());
    return {
      separator,
      columns,
      known: COLUMNS.filter((column) => columns.includes(column)).length,
    };
  });
  const best = readings.reduce((a, b) => (b.known > a.known ? b : a));
  // Columns without a name, at the right of a spreadsheet, are no columns.
  const named = best.columns.findLastIndex((column) => column !== '') + 1;
  return { separator: best.separator, columns: best.columns.slice(0, named) };
}

async function* fromJson(chunks: AsyncIterable<string>): AsyncGenerator<FileItem> {
  const elements = new JsonElements();
  const items = async function* () {
    for await (const chunk of chunks) yield* elements.push(Buffer.from(chunk));
    yield* elements.close();
  };
  for await (const item of items()) {
    yield 'bytes' in item
      ? fromObject(item.line, item.bytes.toString())
      : { line: item.line, fault: whole(item.fault, JSON_FAULTS[item.fault]) };
  }
}

async function* fromNdjson(lines: AsyncIterable<TextLine>): AsyncGenerator<FileItem> {
  for await (const { line, text, tooLong } of lines) {
    if (tooLong)
      yield {
        line,
        fault: whole('too_long', LINE_TOO_LONG),
      };
    else if (text.trim() !== '') yield fromObject(line, text);
  }
}

function fromObject(line: number, text: string): FileItem {
  if (isTooDeep(text))
    return {
      line,
      fault: whole('too_deep', {
        fr: 'Cet élément imbrique trop de listes et d’objets : un lieu n’en contient qu’un niveau.',
        en: 'This element nests too many lists and objects: a place holds one level of them.',
      }),
    };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, row: value as StandardRow };
    return {
      line,
      fault: {
        ...whole('not_an_object', {
          fr: 'Attendu : un lieu, écrit { "id": …, … }.',
          en: 'Expected: a place, written { "id": …, … }.',
        }),
        value: shorten(text.trim()),
      },
    };
  } catch {
    return {
      line,
      fault: {
        ...whole('malformed_json', {
          fr: 'Cet élément n’est pas du JSON valide (virgule, guillemet ou accolade).',
          en: 'This element is not valid JSON (comma, quotation mark or brace).',
        }),
        value: shorten(text.trim()),
      },
    };
  }
}
