import { windows1252 } from './text-decoding.js';

/** One item of a streamed JSON body: its text, or why it could not be told from its neighbours. */
export type JsonItem =
  | { readonly text: string; readonly isLatin1: boolean }
  | { readonly fault: 'truncated' | 'not_json' | 'item_too_long' };

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const LEFT_BRACKET = 0x5b;
const RIGHT_BRACKET = 0x5d;

/** An item longer than this is refused rather than held in memory. */
const MAX_ITEM = 1_048_576;

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes to text; what is not UTF-8 is read as Windows-1252 (the web's reading of Latin-1) and said to be so. */
function toItem(bytes: Buffer): JsonItem {
  try {
    return { text: strict.decode(bytes), isLatin1: false };
  } catch {
    return { text: windows1252(bytes), isLatin1: true };
  }
}

/**
 * Splits a body into items without parsing them: the elements of one JSON array, or the lines of NDJSON.
 * The first byte that is no space decides. Memory is bounded by one chunk and one item.
 */
export async function* jsonItems(body: AsyncIterable<Buffer>): AsyncGenerator<JsonItem[]> {
  let splitter: LineSplitter | ArraySplitter | undefined;
  for await (const chunk of body) {
    let rest = chunk;
    if (splitter === undefined) {
      const start = rest.findIndex((byte, index) => !SPACE.has(byte) && !(index < 3 && isBom(byte)));
      if (start === -1) continue;
      splitter = rest[start] === LEFT_BRACKET ? new ArraySplitter() : new LineSplitter();
      rest = rest.subarray(rest[start] === LEFT_BRACKET ? start + 1 : start);
    }
    const items = splitter.push(rest);
    if (items.length > 0) yield items;
    if (splitter.isBroken) return;
  }
  const last = splitter?.end() ?? [];
  if (last.length > 0) yield last;
}

const isBom = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

class LineSplitter {
  readonly isBroken = false;
  private held: Buffer[] = [];
  private heldLength = 0;

  push(chunk: Buffer): JsonItem[] {
    const items: JsonItem[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.hold(chunk.subarray(start, end));
      items.push(...this.release());
      start = end + 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
    return items;
  }

  end(): JsonItem[] {
    return this.release();
  }

  /** Keeps a part of a line; past the limit only its length. */
  private hold(part: Buffer): void {
    this.heldLength += part.length;
    if (this.heldLength <= MAX_ITEM) this.held.push(part);
    else this.held = [];
  }

  private release(): JsonItem[] {
    const isTooLong = this.heldLength > MAX_ITEM;
    const line = this.held.length === 1 ? (this.held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.held);
    this.held = [];
    this.heldLength = 0;
    if (isTooLong) return [{ fault: 'item_too_long' }];
    return line.every((byte) => SPACE.has(byte)) ? [] : [toItem(line)];
  }
}

class ArraySplitter {
  isBroken = false;
  private held = Buffer.alloc(0);
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isOver = false;

  push(chunk: Buffer): JsonItem[] {
    const items: JsonItem[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length && !this.isOver; at++) {
      const byte = chunk[at] ?? 0;
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === BACKSLASH) this.isEscaped = true;
        else if (byte === QUOTE) this.isInString = false;
        continue;
      }
      if (byte === QUOTE) this.isInString = true;
      else if (OPEN.has(byte)) this.depth++;
      else if (this.depth === 0 && (byte === COMMA || byte === RIGHT_BRACKET)) {
        items.push(...this.release(chunk.subarray(start, at), byte === COMMA));
        start = at + 1;
        this.isOver = byte === RIGHT_BRACKET;
      } else if (CLOSE.has(byte)) this.depth--;
    }
    const rest = chunk.subarray(start);
    if (this.isOver) {
      if (!rest.every((byte) => SPACE.has(byte))) {
        this.isBroken = true;
        items.push({ fault: 'not_json' });
      }
    } else if (this.held.length + rest.length > MAX_ITEM) {
      // An element without end is a missing quote or bracket: nothing after it can be told apart.
      this.isBroken = true;
      items.push({ fault: 'item_too_long' });
    } else this.held = Buffer.concat([this.held, rest]);
    return items;
  }

  end(): JsonItem[] {
    return this.isOver || this.isBroken ? [] : [{ fault: 'truncated' }];
  }

  private release(part: Buffer, isFollowed: boolean): JsonItem[] {
    const element = this.held.length === 0 ? part : Buffer.concat([this.held, part]);
    this.held = Buffer.alloc(0);
    if (element.every((byte) => SPACE.has(byte))) return isFollowed ? [{ fault: 'not_json' }] : [];
    return [toItem(element)];
  }
}
