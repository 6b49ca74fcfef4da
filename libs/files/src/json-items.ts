import { TextDecoder } from 'node:util';
import { ItemBytes, JsonElements, type JsonItem, type JsonItemFault } from './json-elements.js';
import { windows1252 } from './text-decoding.js';

/** One item of a streamed JSON body: its text, or why it could not be separated from its neighbours. */
export type JsonText =
  { readonly text: string; readonly isLatin1: boolean } | { readonly fault: JsonItemFault };

const NEWLINE = 0x0a;
const LEFT_BRACKET = 0x5b;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const BOM = new Set([0xef, 0xbb, 0xbf]);

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes to text; what is not UTF-8 is read as Windows-1252 (the web's reading of Latin-1) and said to be so. */
function toText(item: JsonItem): JsonText {
  if ('fault' in item) return item;
  try {
    return { text: strict.decode(item.bytes), isLatin1: false };
  } catch {
    return { text: windows1252(item.bytes), isLatin1: true };
  }
}

/**
 * Splits a body into items without parsing them: the elements of one JSON array, or the lines of NDJSON.
 * The first byte that is no space decides. Memory is bounded by one chunk and one item.
 */
export async function* jsonItems(body: AsyncIterable<Buffer>): AsyncGenerator<JsonText[]> {
  let splitter: JsonLines | JsonElements | undefined;
  for await (const chunk of body) {
    let rest = chunk;
    if (splitter === undefined) {
      const start = rest.findIndex(
        (byte, index) => !SPACE.has(byte) && !(index < 3 && BOM.has(byte)),
      );
      if (start === -1) continue;
      splitter = rest[start] === LEFT_BRACKET ? new JsonElements() : new JsonLines();
      rest = rest.subarray(start);
    }
    const items = splitter.push(rest);
    if (items.length > 0) yield items.map(toText);
  }
  const last = splitter?.close() ?? [];
  if (last.length > 0) yield last.map(toText);
}

/** Cuts NDJSON into its lines, without the spaces they begin with; those of spaces alone are passed over. */
class JsonLines {
  private readonly held = new ItemBytes();

  push(chunk: Buffer): JsonItem[] {
    const items: JsonItem[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      items.push(...this.hold(chunk.subarray(start, end)), ...this.close());
      start = end + 1;
    }
    return [...items, ...this.hold(chunk.subarray(start))];
  }

  close(): JsonItem[] {
    return this.held.isEmpty ? [] : this.held.take();
  }

  private hold(part: Buffer): JsonItem[] {
    let start = 0;
    if (this.held.isEmpty) while (SPACE.has(part[start] ?? 0)) start++;
    return this.held.add(part.subarray(start));
  }
}
