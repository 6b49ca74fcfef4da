import type { Fault } from '@maillage/kernel';
import { type Sheet, type SheetRow, Workbook, WorkbookTooLarge } from '../xlsx/workbook.js';
import { MalformedXml } from '../xml-events.js';
import { DamagedArchive, ZipArchive } from '../xlsx/zip-archive.js';
import { finding, headerFaults, lineTooLong, UnnamedColumns } from './file-words.js';
import { columnNamed, type FileItem, type RecordShape } from './record-file.js';
import { DAMAGED, NO_SHEET, NOT_XLSX, SHEET_WORDS, tooLarge } from './sheet-words.js';

/** Bytes of a workbook as it is sent: it is held in memory, since what it holds is listed at its end. */
const MOST_BYTES = 32 << 20;
/** Rows among which that of the column names is looked for: a title or two may stand above it. */
const HEAD_ROWS = 10;
/** The compound files of before 2007, in which protected workbooks are wrapped to this day. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The records of a workbook: those of the first visible sheet of which one of the first rows names columns. A workbook
 * is seen whole and sound before its first record is given.
 *
 * @param mostBytes of the file.
 */
export async function* fromWorkbook(
  bytes: AsyncIterable<Uint8Array>,
  shape: RecordShape,
  mostBytes = MOST_BYTES,
): AsyncGenerator<FileItem> {
  const refused = (code: string, detail: Fault['detail']): FileItem => ({
    line: 1,
    unreadable: finding(shape, code, detail),
  });
  const file = await whole(bytes, mostBytes);
  if (file === undefined) yield refused('file_too_large', tooLarge(mostBytes));
  if (file === undefined || file.length === 0) return;
  let line = 0;
  try {
    const archive = ZipArchive.open(file);
    if (archive === undefined && isArchive(file)) throw new DamagedArchive('its end');
    const workbook = archive && (await Workbook.open(archive));
    if (workbook === undefined) {
      yield refused('not_xlsx', NOT_XLSX[kindOf(file)]);
      return;
    }
    for await (const item of recordsOf(workbook, shape)) {
      if ('row' in item) line = item.line;
      yield item;
    }
  } catch (error) {
    const isTooLarge = error instanceof WorkbookTooLarge;
    if (!isTooLarge && !(error instanceof DamagedArchive) && !(error instanceof MalformedXml))
      throw error;
    const fault = isTooLarge
      ? finding(shape, 'file_too_large', tooLarge(mostBytes))
      : finding(shape, 'damaged_file', DAMAGED);
    // Rows that were given are kept: what cannot be read is then the rest, and no more the file.
    yield line === 0 ? { line: 1, unreadable: fault } : { line: line + 1, fault };
  }
}

/** The bytes of a file, or undefined past the limit; they are taken to their end, since an answer waits for it. */
async function whole(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length <= most) parts.push(part);
    else parts = [];
  }
  return length <= most ? Buffer.concat(parts) : undefined;
}

const isArchive = (file: Buffer): boolean => file.subarray(0, 2).toString('latin1') === 'PK';

function kindOf(file: Buffer): keyof typeof NOT_XLSX {
  if (file.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return 'old';
  return isArchive(file) || file.subarray(0, 4096).includes(0) ? 'other' : 'text';
}

/** A sheet with the row that names its columns, as far as it has one. */
interface Head {
  readonly sheet: Sheet;
  readonly first: SheetRow;
  readonly row: SheetRow;
  readonly known: number;
}

async function* recordsOf(workbook: Workbook, shape: RecordShape): AsyncGenerator<FileItem> {
  const heads: Head[] = [];
  for (const sheet of workbook.sheets) {
    const head = await headOf(workbook, sheet, shape);
    if (head !== undefined) heads.push(head);
  }
  const head = heads.find(({ known }) => known > 0) ?? heads[0];
  if (head === undefined) {
    yield { line: 1, unreadable: finding(shape, 'empty_file', NO_SHEET) };
    return;
  }
  const reader = new SheetReader(head.row, shape);
  const { line } = head.row;
  const faults = headerFaults(reader.names, shape);
  for (const unreadable of faults) yield { line, unreadable };
  if (faults.length > 0) return;
  const merged = await workbook.check(head.sheet);
  for (const { sheet } of heads)
    if (sheet !== head.sheet) yield { line, remark: reader.word('sheet_not_read', sheet.name) };
  if (head.first.line < line)
    yield {
      line: head.first.line,
      remark: reader.word('above_header', head.first.cells[0]?.text),
    };
  for await (const rows of workbook.rows(head.sheet))
    for (const row of rows) if (row.line > line) yield* reader.read(row, merged.get(row.line));
}

/** The row of a sheet's first that names most of the columns; undefined for a sheet without rows. */
async function headOf(
  workbook: Workbook,
  sheet: Sheet,
  shape: RecordShape,
): Promise<Head | undefined> {
  const known = new Set(shape.columns);
  const first: SheetRow[] = [];
  for await (const rows of workbook.rows(sheet)) {
    first.push(...rows.slice(0, HEAD_ROWS - first.length));
    if (first.length >= HEAD_ROWS) break;
  }
  const named = first.map((row) => ({
    row,
    known: row.cells.filter(({ text }) => known.has(columnNamed(text, shape))).length,
  }));
  const [best] = named.toSorted((a, b) => b.known - a.known);
  return best && first[0] && { sheet, first: first[0], ...best };
}

/** Reads the rows of one sheet under its head. */
class SheetReader {
  private readonly byColumn: ReadonlyMap<number, string>;
  private readonly heads: ReadonlyMap<string, string>;
  private readonly unnamed: UnnamedColumns;

  constructor(
    head: SheetRow,
    private readonly shape: RecordShape,
  ) {
    this.unnamed = new UnnamedColumns(shape);
    this.byColumn = new Map(
      head.cells.map(({ column, text }) => [column, columnNamed(text, shape)]),
    );
    this.heads = new Map(head.cells.map(({ text }) => [columnNamed(text, shape), text.trim()]));
  }

  get names(): readonly string[] {
    return [...this.byColumn.values()];
  }

  word(code: keyof typeof SHEET_WORDS, value?: string, column?: string): Fault {
    return finding(this.shape, code, SHEET_WORDS[code], {
      ...(value === undefined ? {} : { value }),
      ...(column === undefined ? {} : { column }),
    });
  }

  *read({ line, cells, isTooLong }: SheetRow, merged?: ReadonlySet<number>): Generator<FileItem> {
    if (isTooLong) {
      yield { line, fault: lineTooLong(this.shape) };
      return;
    }
    if (merged !== undefined && cells.every(({ column }) => merged.has(column))) {
      yield { line, remark: this.word('merged_row', cells[0]?.text) };
      return;
    }
    const row = new Map([...this.byColumn.values()].map((name) => [name, '']));
    const faults: Fault[] = [];
    let isEmpty = true;
    for (const cell of cells) {
      const name = this.byColumn.get(cell.column);
      if (name === undefined) yield* this.unnamed.tell(line, cell.column, cell.text);
      else {
        isEmpty = false;
        row.set(name, cell.text);
        if (cell.problem !== undefined)
          faults.push(
            this.word(cell.problem === 'error' ? 'cell_error' : 'not_computed', cell.text, name),
          );
      }
    }
    if (!isEmpty) yield { line, row: Object.fromEntries(row), heads: this.heads, faults };
  }
}
