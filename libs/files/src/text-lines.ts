/** Longest line or record that is read; a place takes a few kilobytes. Bounds memory against a file without line ends. */
export const MAX_RECORD_LENGTH = 1 << 20;

export interface TextLine {
  /** 1 for the first line. */
  readonly line: number;
  /** The line with its end (`\n`, `\r\n` or `\r`); empty when it was too long to keep. */
  readonly text: string;
  /** False for a last line without an end: the file may have been cut there. */
  readonly ended: boolean;
  readonly tooLong: boolean;
}

/** Cuts a stream of text into its physical lines, holding one line at a time. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let line = 1;
  let rest = '';
  let tooLong = false;
  const cut = (text: string, ended: boolean): TextLine => ({
    line,
    text: tooLong ? '' : text,
    ended,
    tooLong,
  });
  for await (const chunk of chunks) {
    const text = rest + chunk;
    let from = 0;
    for (const end of lineEnds(text)) {
      yield cut(text.slice(from, end), true);
      tooLong = false;
      line++;
      from = end;
    }
    rest = text.slice(from);
    if (rest.length > MAX_RECORD_LENGTH) {
      tooLong = true;
      rest = rest.endsWith('\r') ? '\r' : '';
    }
  }
  if (rest.endsWith('\r')) yield cut(rest, true);
  else if (rest !== '' || tooLong) yield cut(rest, false);
}

/** Positions just after each line end. A `\r` that ends the text waits: its `\n` may come with the next chunk. */
function* lineEnds(text: string): Generator<number> {
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r(?=[^])/g)) yield index + end.length;
}
