import {
  cellsOf,
  type CsvItem,
  type CsvProblem,
  csvRecords,
  isTooDeep,
  JsonElements,
  type JsonItemFault,
  restore,
  type TextLine,
  textLines,
} from '@maillage/files';
import { COLUMNS, type Finding, REQUIRED_COLUMNS, shorten } from '../place/place.js';
import { type StandardRow } from './read-place.js';

export type FileFormat = 'csv' | 'json' | 'ndjson';

/** What a file gives, in its order. Lines count from 1, the header included. */
export type FileItem =
  | { readonly line: number; readonly row: StandardRow }
  | { readonly line: number; readonly fault: Finding }
  | { readonly line: number; readonly remark: Finding };

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
  if (empty) yield { line: 1, fault: whole('empty_file', 'Le fichier ne contient aucun lieu.') };
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
          ...whole(
            'encoding_converted',
            `Ce fichier n’est pas en UTF-8 : il a été lu comme du ${encoding}.`,
          ),
          value: encoding,
        },
      });
    }
    for (const index of mixedLines) {
      notes.push({
        line: line + index,
        remark: whole(
          'encoding_mixed',
          'Cette ligne n’est pas en UTF-8 comme le reste du fichier : elle a été lue comme du windows-1252.',
        ),
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
        field: shorten(column),
        code: 'actors.unknown_column',
        detail: 'Cette colonne n’est pas dans le standard national : elle n’est pas reprise.',
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

function headerFaults(columns: readonly string[]): Finding[] {
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((field) => ({
    field,
    code: 'actors.missing_column',
    detail: `La première ligne ne nomme pas la colonne obligatoire « ${field} » : les colonnes sont celles du standard national.`,
    value: shorten(columns.join(', ')),
  }));
  const twice = COLUMNS.filter(
    (column) => columns.filter((name) => name === column).length > 1,
  ).map((field) => ({
    field,
    code: 'actors.duplicate_column',
    detail: `La première ligne nomme deux fois la colonne « ${field} ».`,
  }));
  return [...missing, ...twice];
}

function csvFault(item: Extract<CsvItem, { problem: CsvProblem }>, expected: number): Finding {
  const details: Record<CsvProblem, string> = {
    unclosed_quote:
      'Un guillemet ouvert sur cette ligne n’est pas fermé : fermez-le, ou doublez-le ("") s’il fait partie du texte.',
    misplaced_quote:
      'Un guillemet est mal placé : un texte qui en contient s’écrit entre guillemets, les siens doublés ("").',
    column_count: `Cette ligne a ${item.columns} colonnes au lieu de ${expected} : un texte qui contient le séparateur doit être entre guillemets.`,
    truncated: `Le fichier s’arrête au milieu de cette ligne (${item.columns} colonnes sur ${expected}) : l’envoi a sans doute été interrompu.`,
    too_long: 'Cette ligne est trop longue pour être un lieu (plus d’un million de caractères).',
  };
  return { ...whole(item.problem, details[item.problem]), value: shorten(item.text) };
}

async function* fromJson(chunks: AsyncIterable<string>): AsyncGenerator<FileItem> {
  const details: Record<JsonItemFault, string> = {
    not_an_array: 'Attendu : un tableau JSON de lieux, [ { … }, { … } ].',
    truncated:
      'Le document JSON s’arrête avant sa fin : l’envoi a sans doute été interrompu, ou un guillemet ou une accolade n’est pas fermé.',
    too_long: 'Cet élément est trop long pour être un lieu (plus d’un million de caractères).',
    after_end: 'Du texte suit la fin du tableau JSON : il n’a pas été lu.',
  };
  const elements = new JsonElements();
  const items = async function* () {
    for await (const chunk of chunks) yield* elements.push(Buffer.from(chunk));
    yield* elements.close();
  };
  for await (const item of items()) {
    yield 'bytes' in item
      ? fromObject(item.line, item.bytes.toString())
      : { line: item.line, fault: whole(item.fault, details[item.fault]) };
  }
}

async function* fromNdjson(lines: AsyncIterable<TextLine>): AsyncGenerator<FileItem> {
  for await (const { line, text, tooLong } of lines) {
    if (tooLong)
      yield {
        line,
        fault: whole(
          'too_long',
          'Cette ligne est trop longue pour être un lieu (plus d’un million de caractères).',
        ),
      };
    else if (text.trim() !== '') yield fromObject(line, text);
  }
}

function fromObject(line: number, text: string): FileItem {
  if (isTooDeep(text))
    return {
      line,
      fault: whole(
        'too_deep',
        'Cet élément imbrique trop de listes et d’objets : un lieu n’en contient qu’un niveau.',
      ),
    };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, row: value as StandardRow };
    return {
      line,
      fault: {
        ...whole('not_an_object', 'Attendu : un lieu, écrit { "id": …, … }.'),
        value: shorten(text.trim()),
      },
    };
  } catch {
    return {
      line,
      fault: {
        ...whole(
          'malformed_json',
          'Cet élément n’est pas du JSON valide (virgule, guillemet ou accolade).',
        ),
        value: shorten(text.trim()),
      },
    };
  }
}

function whole(code: string, detail: string): Finding {
  return { field: '', code: `actors.${code}`, detail };
}
