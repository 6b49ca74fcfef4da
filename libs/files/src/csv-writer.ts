import { neutralise } from './spreadsheet-cell.js';
import { type Cell, type Table, textOfCell } from './table.js';

/** How CSV is written: for programs (RFC 4180), or for a French spreadsheet (`;`, byte order mark). */
export type CsvStyle = 'standard' | 'spreadsheet';

/** Phones and western longitudes: a spreadsheet makes numbers of them, no formula, and programs read them bare. */
const SIGNED_NUMBER = /^[+-]\d+(\.\d+)?$/;
/** What a cell that is written as it is has none of: one test decides for nearly all of them. */
const DELICATE = /[",;\r\n]|^['=+\-@\s]|\s$/;

/**
 * A table as CSV in UTF-8, piece by piece, its head first. Cells that a spreadsheet would compute are neutralised, and
 * `restore` gives them back.
 */
export async function* writeCsv(table: Table, style: CsvStyle): AsyncGenerator<string> {
  const separator = style === 'spreadsheet' ? ';' : ',';
  const names = table.columns.map(({ name }) => quoted(name));
  yield `${style === 'spreadsheet' ? '\uFEFF' : ''}${names.join(separator)}\r\n`;
  for await (const batch of table.batches) {
    let text = '';
    for (const row of batch) {
      for (let index = 0; index < row.length; index++)
        text += (index === 0 ? '' : separator) + written(row[index], style);
      text += '\r\n';
    }
    yield text;
  }
}

function written(cell: Cell, style: CsvStyle): string {
  const text = textOfCell(cell);
  if (!DELICATE.test(text)) return text;
  return quoted(style === 'standard' && SIGNED_NUMBER.test(text) ? text : neutralise(text));
}

function quoted(text: string): string {
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
