/** Longest line or record that is read; a place takes a few kilobytes. Bounds memory against a file without line ends. */
export const MAX_RECORD_LENGTH = 1 << 20;

export interface TextLine {
  /** 1 for the first line. */
  readonly line: number;
  /** The line with its end (`\n`, `\r\n` or `\r`); empty when it is too long to be kept. */
  readonly text: string;
  /** False for a last line without an end: the file may have been cut there. */
  readonly ended: boolean;
  /** Told as the line passes the limit: its rest is passed over. */
  readonly tooLong: boolean;
}

/** Cuts a stream of text into its physical lines, holding one line at a time. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let line = 1;
  let rest = '';
  let isRefused = false;
  for await (const chunk of chunks) {
    const text = rest + chunk;
    let from = 0;
    for (const end of lineEnds(text)) {
      if (!isRefused) yield lineOf(line, text.slice(from, end), true);
      isRefused = false;
      line++;
      from = end;
    }
    rest = text.slice(from);
    if (isRefused || rest.length > MAX_RECORD_LENGTH) {
      if (!isRefused) yield lineOf(line, rest, false);
      isRefused = true;
      rest = rest.endsWith('\r') ? '\r' : '';
    }
  }
  if (rest !== '' && !isRefused) yield lineOf(line, rest, rest.endsWith('\r'));
}

function lineOf(line: number, text: string, ended: boolean): TextLine {
  const tooLong = text.length > MAX_RECORD_LENGTH;
  return { line, text: tooLong ? '' : text, ended, tooLong };
}

/** Positions just after each line end. A `\r` that ends the text waits: its `\n` may come with the next chunk. */
function* lineEnds(text: string): Generator<number> {
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r(?=[^])/g)) yield index + end.length;
}
