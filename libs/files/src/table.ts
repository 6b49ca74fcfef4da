/** What a cell may hold; a list is several values in one cell, and undefined is an empty one. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** Head of a column. */
export interface ColumnHead {
  /** Its word in the API, in imported files and in exports alike. */
  readonly name: string;
  /** What its cells say, in French. */
  readonly description?: string;
  /** Texts that a spreadsheet takes as days (`YYYY-MM-DD`) or instants (RFC 3339); else the value has its type. */
  readonly kind?: 'day' | 'instant';
  /** Texts that a person chooses from in a workbook that is to be filled in. */
  readonly choices?: readonly string[];
}

/** A column of records. */
export interface Column<Row> extends ColumnHead {
  value(row: Row): Cell;
}

/** Rows of cells under their columns, in batches. */
export interface Table {
  /** Title of the sheet, where there are sheets. */
  readonly title: string;
  readonly columns: readonly ColumnHead[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** The table of records, read as they come. */
export function tableOf<Row>(
  title: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Table {
  const cellsOf = (row: Row): Cell[] => columns.map((column) => column.value(row));
  return {
    title,
    columns,
    batches: (async function* () {
      for await (const batch of batches as AsyncIterable<readonly Row[]>) yield batch.map(cellsOf);
    })(),
  };
}

/** A cell as text: what a list holds is joined by `|`. */
export function textOfCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell === undefined) return '';
  if (typeof cell === 'number') return decimalText(cell);
  return typeof cell === 'object' ? cell.join('|') : String(cell);
}

/** A number in digits, to the last of them: an exponent is no number to a spreadsheet, nor to the standards of the field. */
function decimalText(number: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(number)) ?? [];
  if (exponent === undefined) return String(number);
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point <= 0
    ? `${sign}0.${'0'.repeat(-point)}${digits}`
    : `${sign}${digits.padEnd(point, '0')}`;
}
