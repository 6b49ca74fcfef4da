/** One item of a streamed JSON document: its bytes, or why it could not be separated from its neighbours. */
export type JsonItem = { readonly bytes: Buffer } | { readonly fault: JsonItemFault };
export type JsonItemFault = 'not_an_array' | 'truncated' | 'after_end' | 'too_long';
/** An element of an array, with the line it starts on (1 for the first). */
export type JsonElement = JsonItem & { readonly line: number };

/** A longer item is refused rather than held in memory, in bytes. */
const MAX_ITEM = 1_048_576;

const [LINE_FEED, SPACE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x5c];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
/** What a line begins with that is no text: a string that was open at its end had not been closed. */
const STRUCTURE = new Set([QUOTE, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE]);

/** The bytes of one item, which come in parts; it is refused as it passes the limit, and only its length kept on. */
export class ItemBytes {
  private parts: Buffer[] = [];
  private length = 0;

  /** @returns the refusal, once. */
  add(part: Buffer): JsonItem[] {
    const wasTooLong = this.isTooLong;
    this.length += part.length;
    if (this.isTooLong) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
    return this.isTooLong && !wasTooLong ? [{ fault: 'too_long' }] : [];
  }

  get isTooLong(): boolean {
    return this.length > MAX_ITEM;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** Gives the item unless it was refused, and begins another. */
  take(): JsonItem[] {
    const [first = Buffer.alloc(0), ...more] = this.parts;
    const items = this.isTooLong
      ? []
      : [{ bytes: more.length === 0 ? first : Buffer.concat(this.parts) }];
    this.parts = [];
    this.length = 0;
    return items;
  }
}

/**
 * Cuts a JSON array into its elements, holding one at a time. Only brackets and strings are followed; whether an element
 * is valid JSON is for its reader to find out, so that one faulty element costs no other. JSON forbids a line end in a
 * string: the element is lost, and the next line that opens an object opens the next element.
 */
export class JsonElements {
  private state: 'before' | 'inside' | 'after' = 'before';
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isBroken = false; // a string of the element under way met a line end
  private isLineStart = true; // only spaces since the line began
  private line = 1;
  private start: number | undefined; // line of the element under way
  private readonly held = new ItemBytes();
  private isRefused = false; // nothing that follows can be an element
  private opening = ''; // what stands before the elements, without blanks

  /** @param envelope name of the first member of an object that the array may stand in; what follows it is not read. */
  constructor(private readonly envelope?: string) {}

  /** The elements that end within the next piece of the document, in UTF-8 or any other code that holds ASCII. */
  push(chunk: Buffer): JsonElement[] {
    const items: JsonElement[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === LINE_FEED) {
        this.line++;
        this.isBroken ||= this.isInString;
        this.isLineStart = true;
        continue;
      }
      if (this.isLineStart && byte > SPACE) {
        this.isLineStart = false;
        if (this.isBroken) {
          if (STRUCTURE.has(byte)) this.isInString = this.isEscaped = false;
          if (byte === OPEN_BRACE) {
            items.push(...this.end(chunk.subarray(from, at), true));
            from = at;
          }
        }
      }
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === BACKSLASH) this.isEscaped = true;
        else if (byte === QUOTE) this.isInString = false;
      } else if (byte <= SPACE) {
        continue;
      } else if (this.state !== 'inside') {
        if (this.state === 'after' && this.isEnveloped) return items;
        if (this.state === 'after' || !this.opens(byte)) return [...items, ...this.refuse()];
        if (byte !== OPEN_BRACKET) continue;
        this.state = 'inside';
        from = at + 1;
      } else if (this.depth === 0 && (byte === COMMA || byte === CLOSE_BRACKET)) {
        items.push(...this.end(chunk.subarray(from, at), byte === COMMA));
        from = at + 1;
        if (byte === CLOSE_BRACKET) this.state = 'after';
      } else {
        if (this.start === undefined) {
          this.start = this.line;
          from = at; // spaces before an element are no part of it
        }
        if (byte === QUOTE) this.isInString = true;
        else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.depth++;
        else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET)
          this.depth = Math.max(0, this.depth - 1);
      }
    }
    if (this.start !== undefined) items.push(...this.hold(chunk.subarray(from)));
    return items;
  }

  /** To be called when the document ends: reports one that ends too early. */
  close(): JsonElement[] {
    if (this.state === 'before') return [{ line: this.line, fault: 'not_an_array' }];
    if (this.state === 'after') return [];
    const line = this.start ?? this.line;
    // A last element that is whole is good, though the array is not closed.
    const isWhole =
      this.start !== undefined && this.depth === 0 && !this.isInString && !this.isBroken;
    if (this.held.isTooLong) return []; // refused already
    const whole = isWhole ? this.held.take().map((item) => ({ ...item, line })) : [];
    return [...whole, { line, fault: 'truncated' }];
  }

  private hold(part: Buffer): JsonElement[] {
    const line = this.start ?? this.line;
    return this.held.add(part).map((fault) => ({ ...fault, line }));
  }

  /** Whether the document may begin with what came and this byte. */
  private opens(byte: number): boolean {
    this.opening += String.fromCharCode(byte);
    return this.opening === '[' || (this.isEnveloped && this.bracket.startsWith(this.opening));
  }

  private get isEnveloped(): boolean {
    return this.envelope !== undefined && this.opening.startsWith('{');
  }

  private get bracket(): string {
    return `{"${this.envelope}":[`;
  }

  private refuse(): JsonElement[] {
    if (this.isRefused) return [];
    this.isRefused = true;
    const fault = this.state === 'before' ? 'not_an_array' : 'after_end';
    this.state = 'after';
    return [{ line: this.line, fault }];
  }

  private end(tail: Buffer, isFollowed: boolean): JsonElement[] {
    const line = this.start ?? this.line;
    const refusal = this.hold(tail);
    const items = this.held.take().map((item) => ({ ...item, line }));
    const isGiven = isFollowed || this.start !== undefined;
    this.start = undefined;
    this.depth = 0;
    this.isBroken = false;
    // Nothing between `[` and `]` is an empty array; nothing before a comma is a fault its reader will see.
    return isGiven ? [...refusal, ...items] : [];
  }
}
