import { parse } from 'csv-parse/sync';
import { MAX_RECORD_LENGTH, type TextLine } from './text-lines.js';

export type CsvProblem =
  'unclosed_quote' | 'misplaced_quote' | 'column_count' | 'truncated' | 'too_long';

export type CsvItem =
  | { readonly line: number; readonly cells: readonly string[] }
  | {
      readonly line: number;
      readonly problem: CsvProblem;
      readonly text: string;
      readonly columns?: number;
    };

export interface CsvShape {
  readonly separator: string;
  readonly columns: number;
  /** Tells whether cells cannot be anything but a record of the file; see `csvRecords`. */
  readonly isRecord: (cells: readonly string[]) => boolean;
}

/**
 * The records of a CSV file (RFC 4180) below its header. A quote that is never closed would swallow the rest of the
 * file: when a line inside an open quote is by itself a record beyond doubt, the open one is given up and reading goes
 * on there. A faulty record is reported at its first line and costs no other.
 */
export async function* csvRecords(
  lines: AsyncIterable<TextLine>,
  shape: CsvShape,
): AsyncGenerator<CsvItem> {
  let open: { line: number; text: string } | undefined;
  for await (const { line, text, ended, tooLong } of lines) {
    if (tooLong) {
      yield { line: open?.line ?? line, problem: 'too_long', text: '' };
      open = undefined;
    } else if (!open) {
      if (text.trim() === '') continue;
      if (isBalanced(text)) yield record(line, text, ended, shape);
      else open = { line, text };
    } else if (isBalanced(text) && shape.isRecord(cellsOf(text, shape.separator) ?? [])) {
      yield { line: open.line, problem: 'unclosed_quote', text: open.text };
      open = undefined;
      yield record(line, text, ended, shape);
    } else {
      open.text += text;
      // An odd number of quotes closes what an odd number opened.
      const isClosed = !isBalanced(text);
      const isTooLong = open.text.length > MAX_RECORD_LENGTH;
      if (isTooLong)
        yield {
          line: open.line,
          problem: isClosed ? 'too_long' : 'unclosed_quote',
          text: isClosed ? '' : open.text,
        };
      else if (isClosed) yield record(open.line, open.text, ended, shape);
      if (isClosed || isTooLong) open = undefined;
    }
  }
  if (open) yield { line: open.line, problem: 'unclosed_quote', text: open.text };
}

function record(
  line: number,
  text: string,
  ended: boolean,
  { separator, columns }: CsvShape,
): CsvItem {
  const cells = cellsOf(text, separator);
  if (!cells) return { line, problem: 'misplaced_quote', text };
  // Spreadsheets add empty cells at the right; they mean nothing.
  if (cells.length < columns || cells.slice(columns).some((cell) => cell !== '')) {
    return { line, problem: ended ? 'column_count' : 'truncated', text, columns: cells.length };
  }
  return { line, cells };
}

/** The cells of one record, or undefined when its quotes are misplaced. */
export function cellsOf(text: string, separator: string): readonly string[] | undefined {
  try {
    const [cells, ...more]: string[][] = parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
    return more.length === 0 ? cells : undefined;
  } catch {
    return undefined;
  }
}

function isBalanced(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0;
}
