import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { stream, Style } from 'exceljs';
import { escaped } from './cell-text.js';
import { type Cell, type ColumnHead, type Table, textOfCell } from '../table.js';

type Workbook = stream.xlsx.WorkbookWriter;
type Sheet = ReturnType<Workbook['addWorksheet']>;

/** Rows of a sheet, its head included, and characters of a cell: a file with more is broken for every spreadsheet. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;
/** A cell before this day has no number: the calendar of spreadsheets begins with a leap year that never was. */
const FIRST_DAY = '1900-03-01';

/** One object for each style: exceljs finds an object that it has met by identity, and looks all others up by their text. */
const STYLES = {
  head: { font: { bold: true } },
  plain: { numFmt: 'General' },
  day: { numFmt: 'yyyy-mm-dd' },
  instant: { numFmt: 'yyyy-mm-dd hh:mm:ss "UTC"' },
} satisfies Record<string, Partial<Style>>;

/**
 * Tables as a workbook, one sheet each, as a stream that grows as it is read. Numbers, days, instants and booleans are
 * typed; every text is a text, also one of digits or one that looks like a formula. A table longer than a sheet goes on
 * in the next one; a text longer than a cell is cut, and ends with an ellipsis. When a table fails, the stream is
 * destroyed with its error: what was sent lacks the directory at the end, and no reader takes it for a workbook.
 *
 * @param mostRows rows of a sheet, the head included.
 */
export function writeXlsx(tables: Iterable<Table>, mostRows = MOST_ROWS): Readable {
  const out = new PassThrough();
  fill(tables, out, mostRows).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function fill(tables: Iterable<Table>, out: PassThrough, mostRows: number): Promise<void> {
  // Loaded by the first that asks for it: no other part of a server needs it.
  const { default: exceljs } = await import('exceljs');
  const gone = once(out, 'close').then(() => Promise.reject(new Error('the reader is gone')));
  gone.catch(() => undefined);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    // Deflate's first level: half as many bytes more, in a third of the time.
    zip: { zlib: { level: 1 } },
  });
  const { zip } = workbook as unknown as { zip: NodeJS.EventEmitter };
  zip.on('error', (error: Error) => out.destroy(error));
  const titles = new Set<string>([CHOICES.toLowerCase()]);
  const choices: (readonly string[])[] = [];
  for (const { title, columns, batches } of tables) {
    let sheet = open(workbook, sheetTitle(title, titles), columns, choices);
    let rows = 1;
    for await (const batch of batches) {
      for (const cells of batch) {
        if (rows === mostRows) {
          sheet.commit();
          sheet = open(workbook, sheetTitle(title, titles), columns, choices);
          rows = 1;
        }
        write(sheet, cells, columns);
        rows++;
      }
      await taken(sheet, gone);
    }
    sheet.commit();
  }
  listChoices(workbook, choices);
  await Promise.race([workbook.commit(), gone]);
}

/** Title of the hidden sheet of choices. */
const CHOICES = 'Choix';
/** Rows that offer choices. */
const CHOOSING_ROWS = 10_000;

/** The choices of columns, each in a column of a hidden sheet: a list inside of a rule has 255 characters at most. */
function listChoices(workbook: Workbook, choices: readonly (readonly string[])[]): void {
  if (choices.length === 0) return;
  const sheet = workbook.addWorksheet(CHOICES, { state: 'hidden' });
  for (let row = 0; row < Math.max(...choices.map(({ length }) => length)); row++)
    sheet.addRow(choices.map((column) => column[row])).commit();
  sheet.commit();
}

function offer(sheet: Sheet, columns: readonly ColumnHead[], lists: (readonly string[])[]): void {
  const rules = (sheet as unknown as { dataValidations: { add: (...rule: unknown[]) => void } })
    .dataValidations;
  for (const [index, { choices }] of columns.entries()) {
    if (choices === undefined) continue;
    const letter = sheet.getColumn(index + 1).letter;
    const list = sheet.getColumn(lists.push(choices)).letter;
    rules.add(`${letter}2:${letter}${CHOOSING_ROWS}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${CHOICES}!$${list}$1:$${list}$${choices.length}`],
    });
  }
}

function open(
  workbook: Workbook,
  title: string,
  columns: readonly ColumnHead[],
  choices: (readonly string[])[],
): Sheet {
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ name }) => ({ width: Math.max(12, name.length + 2) }));
  const head = sheet.addRow(columns.map(({ name }) => name));
  head.eachCell((cell) => (cell.style = STYLES.head));
  head.commit();
  offer(sheet, columns, choices);
  return sheet;
}

function write(sheet: Sheet, cells: readonly Cell[], columns: readonly ColumnHead[]): void {
  const row = sheet.addRow(cells.map((cell, index) => valueOf(cell, columns[index]?.kind)));
  row.eachCell((cell, number) => (cell.style = STYLES[columns[number - 1]?.kind ?? 'plain']));
  row.commit();
}

/** Waits until what was written is taken: exceljs itself never waits, and would hold all that a slow reader leaves. */
async function taken(sheet: Sheet, gone: Promise<never>): Promise<void> {
  const { pipes } = (sheet as unknown as { stream: { pipes: Writable[] } }).stream;
  // An empty piece is called back when all before it has passed.
  const passed = pipes.map((pipe) => new Promise((resolve) => pipe.write('', resolve)));
  await Promise.race([Promise.all(passed), gone]);
}

function valueOf(
  cell: Cell,
  kind: ColumnHead['kind'],
): string | number | boolean | Date | undefined {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  const text = textOfCell(cell);
  if (text === '') return undefined;
  if (kind !== undefined && text >= FIRST_DAY) {
    const date = new Date(text);
    if (!Number.isNaN(date.getTime())) return date;
  }
  const printable = escaped(text.replace(/[\uFFFE\uFFFF]/g, ''));
  return printable.length <= MOST_CHARACTERS
    ? printable
    : `${printable.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** A title that spreadsheets take (31 characters, none of `[ ] : * ? / \`), and that no other sheet has. */
function sheetTitle(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` (${number})`;
    const title = plain.slice(0, 31 - end.length) + end;
    if (taken.has(title.toLowerCase())) continue;
    taken.add(title.toLowerCase());
    return title;
  }
}
