import { TextDecoder } from 'node:util';

const LINE_FEED = 0x0a;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Bytes 0x80 to 0x9F. Node 20's own `TextDecoder('windows-1252')` reads them as Latin-1 and loses ’ € œ. */
const CP1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** What a file may turn out to be written in. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** A piece of a text that was bytes. */
export interface DecodedText {
  readonly text: string;
  /** The encoding settled on so far. */
  readonly encoding: Encoding;
  /** Lines of this text, counted from its own first one (0), that were not UTF-8 in a file that is. */
  readonly mixedLines?: readonly number[];
}

/**
 * Decodes a stream of bytes without a reliably announced encoding: a byte order mark decides; else UTF-8, as long
 * as bytes are strictly valid; else Windows-1252 (of which Latin-1 text is a part). A file is taken for Windows-1252
 * when most of the accented lines of its first accented block are not UTF-8. In a UTF-8 file, a line that is not valid
 * is read as Windows-1252 by itself and reported. Memory: one chunk and one line.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedText> {
  let wide: { decoder: TextDecoder; encoding: Encoding } | undefined;
  let encoding: Encoding | undefined; // undefined while everything was ASCII
  let head = Buffer.alloc(0);
  let started = false;
  for await (const chunk of bytes) {
    head = Buffer.concat([head, chunk]);
    if (!started) {
      if (head.length < 3) continue;
      started = true;
      wide = wideDecoder(head);
      head = head.subarray(wide ? 2 : markLength(head));
    }
    if (wide) {
      yield { text: wide.decoder.decode(head, { stream: true }), encoding: wide.encoding };
      head = Buffer.alloc(0);
      continue;
    }
    const end = safeEnd(head);
    if (end === 0) continue;
    const block = decodeBlock(head.subarray(0, end), encoding);
    head = head.subarray(end);
    encoding = block.settled;
    yield block.decoded;
  }
  if (wide) yield { text: wide.decoder.decode(head), encoding: wide.encoding };
  else if (head.length > 0)
    yield decodeBlock(head.subarray(started ? 0 : markLength(head)), encoding).decoded;
}

function wideDecoder(head: Buffer): { decoder: TextDecoder; encoding: Encoding } | undefined {
  const mark = head.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : undefined;
  return encoding && { decoder: new TextDecoder(encoding), encoding };
}

function markLength(head: Buffer): number {
  return head.length >= 3 && head.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
}

/** Where a block may be cut: after the last line end, else (one endless line, as JSON has) before a begun UTF-8 character. */
function safeEnd(bytes: Buffer): number {
  const lastLine = bytes.lastIndexOf(LINE_FEED) + 1;
  if (lastLine > 0) return lastLine;
  let start = bytes.length - 1;
  for (let back = 0; back < 3 && start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80; back++)
    start--;
  return (bytes[start] ?? 0) >= 0xc0 ? start : bytes.length;
}

function decodeBlock(
  bytes: Buffer,
  known: Encoding | undefined,
): { decoded: DecodedText; settled: Encoding | undefined } {
  if (known === 'windows-1252')
    return { decoded: { text: windows1252(bytes), encoding: known }, settled: known };
  const text = utf8(bytes);
  if (text !== undefined) {
    const settled = known ?? (text.length < bytes.length ? 'utf-8' : undefined);
    return { decoded: { text, encoding: 'utf-8' }, settled };
  }
  const lines = linesOf(bytes).map((line) => ({ line, text: utf8(line) }));
  const invalid = lines.filter((line) => line.text === undefined).length;
  const valid = lines.filter(
    ({ line, text: read }) => read !== undefined && read.length < line.length,
  ).length;
  if (known === undefined && invalid >= valid) {
    return {
      decoded: { text: windows1252(bytes), encoding: 'windows-1252' },
      settled: 'windows-1252',
    };
  }
  const mixedLines = lines.flatMap((line, index) => (line.text === undefined ? [index] : []));
  return {
    decoded: {
      text: lines.map(({ line, text: read }) => read ?? windows1252(line)).join(''),
      encoding: 'utf-8',
      mixedLines,
    },
    settled: 'utf-8',
  };
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text of Windows-1252 bytes, the web's reading of Latin-1; every byte has a meaning, so it never fails. */
export function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, (char) => CP1252[char.charCodeAt(0) - 0x80] ?? char);
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const end = feed === -1 ? bytes.length : feed + 1;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return lines;
}
