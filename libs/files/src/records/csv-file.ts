import { cellsOf, csvRecords } from '../csv-records.js';
import { restore } from '../spreadsheet-cell.js';
import type { TextLine } from '../text-lines.js';
import { csvFault, headerFaults, spoiltBySpreadsheet, UnnamedColumns } from './file-words.js';
import { columnNamed, type FileItem, type RecordShape } from './record-file.js';

/** The records of a CSV file whose first line names the columns; `,`, `;` and tab are told apart by it. */
export async function* fromCsv(
  lines: AsyncGenerator<TextLine>,
  shape: RecordShape,
): AsyncGenerator<FileItem> {
  const first = await firstLine(lines);
  if (!first) return;
  const { separator, columns, heads } = readHeader(first.text, shape);
  const faults = headerFaults(columns, shape);
  if (faults.length > 0) {
    for (const unreadable of faults) yield { line: first.line, unreadable };
    for await (const _ of lines) continue; // to its end, see readRecords
    return;
  }
  const rowOf = (cells: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      columns.flatMap((column, at) => (column === '' ? [] : [[column, restore(cells[at] ?? '')]])),
    );
  const unnamed = new UnnamedColumns(shape);
  const nameless = columns.flatMap((column, at) => (column === '' ? [at] : []));
  const records = csvRecords(lines, {
    separator,
    columns: columns.length,
    isRecord: (cells) => cells.length === columns.length && shape.isRecord(rowOf(cells)),
  });
  for await (const item of records) {
    const { line } = item;
    if ('cells' in item) {
      for (const at of nameless) yield* unnamed.tell(line, at, item.cells[at] ?? '');
      const row = rowOf(item.cells);
      const spoilt = Object.entries(row).find(([, cell]) => ROUNDED.test(cell));
      yield spoilt === undefined
        ? { line, row, heads }
        : { line, fault: spoiltBySpreadsheet(...spoilt, shape) };
    } else yield { line, fault: csvFault(item, columns.length, shape) };
  }
}

/** How a spreadsheet writes a whole number of twelve digits or more: most of them are gone. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+[1-9]\d$/;

/** A line that tells a spreadsheet its separator, and says nothing of the data. */
const INSTRUCTION = /^"?sep=.?"?\s*$/i;

async function firstLine(lines: AsyncGenerator<TextLine>): Promise<TextLine | undefined> {
  for (;;) {
    const next = await lines.next(); // not for-await: leaving its loop would end the generator
    if (next.done) return undefined;
    const { text, tooLong } = next.value;
    if (tooLong || (text.trim() !== '' && !INSTRUCTION.test(text))) return next.value;
  }
}

/** The separator is the one under which the header holds most of the columns that are known. */
function readHeader(
  text: string,
  shape: RecordShape,
): {
  readonly separator: string;
  readonly columns: readonly string[];
  readonly heads: ReadonlyMap<string, string>;
} {
  const readings = [',', ';', '\t'].map((separator) => {
    const written = (cellsOf(text, separator) ?? []).map((cell) => cell.trim());
    const columns = written.map((cell) => columnNamed(cell, shape));
    const known = shape.columns.filter((column) => columns.includes(column)).length;
    return { separator, written, columns, known };
  });
  const best = readings.reduce((a, b) => (b.known > a.known ? b : a));
  // Columns without a name, at the right of a spreadsheet, are no columns.
  const named = best.columns.findLastIndex((column) => column !== '') + 1;
  return {
    separator: best.separator,
    columns: best.columns.slice(0, named),
    heads: new Map(best.columns.map((column, index) => [column, best.written[index] ?? ''])),
  };
}
