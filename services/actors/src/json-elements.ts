import { MAX_RECORD_LENGTH } from './text-lines.js';

export type JsonProblem = 'not_an_array' | 'truncated' | 'too_long' | 'after_end';

export type JsonItem =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: JsonProblem };

const [QUOTE, BACKSLASH, COMMA, LINE_FEED, SPACE] = [0x22, 0x5c, 0x2c, 0x0a, 0x20];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts a JSON array into the texts of its elements, with the line each starts on, holding one element at a time.
 * Only brackets and strings are followed; whether an element is valid JSON is for its reader to find out, so that one
 * faulty element costs no other. A string that meets a line end was never closed (JSON forbids it): it ends there, and
 * the next line that opens an object opens the next element, since a place holds no objects.
 */
export class JsonElements {
  private state: 'before' | 'inside' | 'after' = 'before';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private broken = false; // a string of the element under way was not closed
  private lineStart = true; // only spaces since the line began
  private line = 1;
  private start: number | undefined; // line of the element under way
  private kept = '';
  private tooLong = false;
  private refused = false; // nothing that follows can be an element

  /** The elements that end within the next piece of the document. */
  *push(chunk: string): Generator<JsonItem> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const char = chunk.charCodeAt(i);
      if (char === LINE_FEED) {
        this.line++;
        this.broken ||= this.inString;
        this.inString = this.escaped = false;
        this.lineStart = true;
      } else if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (char === BACKSLASH) this.escaped = true;
        else if (char === QUOTE) this.inString = false;
      } else if (char > SPACE) {
        if (this.broken && this.lineStart && char === OPEN_BRACE) {
          yield* this.end(chunk.slice(from, i), true);
          from = i;
        }
        this.lineStart = false;
        if (this.state !== 'inside') {
          if (this.state === 'after' || char !== OPEN_BRACKET) {
            yield* this.refuse();
            return;
          }
          this.state = 'inside';
          from = i + 1;
        } else if (this.depth === 0 && (char === COMMA || char === CLOSE_BRACKET)) {
          yield* this.end(chunk.slice(from, i), char === COMMA);
          from = i + 1;
          if (char === CLOSE_BRACKET) this.state = 'after';
        } else {
          this.start ??= this.line;
          if (char === QUOTE) this.inString = true;
          else if (char === OPEN_BRACE || char === OPEN_BRACKET) this.depth++;
          else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) this.depth = Math.max(0, this.depth - 1);
        }
      }
    }
    if (this.state === 'inside') this.keep(chunk.slice(from));
  }

  /** To be called when the document ends: reports one that ends too early. */
  *close(): Generator<JsonItem> {
    if (this.state === 'before') yield { line: this.line, problem: 'not_an_array' };
    if (this.state !== 'inside') return;
    const line = this.start ?? this.line;
    // A last element that is whole is good, though the array is not closed.
    if (this.start !== undefined && this.depth === 0 && !this.inString && !this.broken) yield* this.end('', false);
    yield { line, problem: 'truncated' };
  }

  private *refuse(): Generator<JsonItem> {
    if (this.refused) return;
    this.refused = true;
    yield { line: this.line, problem: this.state === 'before' ? 'not_an_array' : 'after_end' };
    this.state = 'after';
  }

  private *end(tail: string, separated: boolean): Generator<JsonItem> {
    this.keep(tail);
    if (this.tooLong) yield { line: this.start ?? this.line, problem: 'too_long' };
    // Nothing between `[` and `]` is an empty array; nothing before a comma is a fault its reader will see.
    else if (separated || this.start !== undefined) yield { line: this.start ?? this.line, text: this.kept };
    this.kept = '';
    this.start = undefined;
    this.depth = 0;
    this.tooLong = this.broken = false;
  }

  private keep(text: string): void {
    if (this.kept.length + text.length > MAX_RECORD_LENGTH) this.tooLong = true;
    this.kept = this.tooLong ? '' : this.kept + text;
  }
}
