import { type Fault, pointerPart } from '@maillage/kernel';

const [SPACE, QUOTE, BACKSLASH, COMMA, COLON] = [0x20, 0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Where an object of a JSON text bears a name twice: `JSON.parse` keeps the last value without a word, and RFC 8259 (§4)
 * leaves open what other readers do.
 *
 * @param text well-formed JSON.
 * @param value what `JSON.parse` makes of it. Names are counted first in the text and in the value: they differ in few
 *   texts, and only these are read again (half a microsecond for an activity, as measured).
 * @param service goes before the code.
 * @returns a fault for each name that stands too often, at its pointer.
 */
export function repeatedNames(text: string, value: unknown, service: string): readonly Fault[] {
  const names = namesOf(value);
  if (colonsOf(text) === names || namesIn(text) === names) return [];
  return findRepeated(text).map((pointer) => ({
    pointer,
    code: `${service}.duplicate_field`,
    detail: {
      fr: 'Ce champ est écrit deux fois dans le même objet JSON : nul ne peut dire lequel vaut. Gardez-en un.',
      en: 'This field is written twice in the same JSON object: nobody can tell which one counts. Keep one.',
    },
  }));
}

/** At least as many as there are names: strings may hold colons too. */
function colonsOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) count++;
  return count;
}

/** Names of all objects in a text: strings with a colon behind them. */
function namesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    at = endOfString(text, at);
    let next = at + 1;
    while (text.charCodeAt(next) <= SPACE) next++;
    if (text.charCodeAt(next) === COLON) count++;
  }
  return count;
}

/** Names of all objects in a value, each counted once in its object. */
function namesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += namesOf(item);
  else
    for (const name of Object.keys(value))
      count += 1 + namesOf((value as Readonly<Record<string, unknown>>)[name]);
  return count;
}

/** An object or array that is open: its names so far, or the index it is at, and where it stands. */
interface Open {
  readonly names: Set<string> | undefined;
  readonly pointer: string;
  part: string;
  index: number;
}

function findRepeated(text: string): readonly string[] {
  const found = new Set<string>();
  const opened: Open[] = [];
  let inner: Open | undefined;
  let string = ''; // the last that was read, as it is written
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        string = text.slice(at, end + 1);
        at = end;
        break;
      }
      case COLON: {
        if (inner?.names === undefined) break;
        const name = JSON.parse(string) as string;
        inner.part = pointerPart(name);
        if (inner.names.has(name)) found.add(`${inner.pointer}/${inner.part}`);
        inner.names.add(name);
        break;
      }
      case COMMA:
        if (inner !== undefined) inner.index++;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET: {
        const pointer: string =
          inner === undefined
            ? ''
            : `${inner.pointer}/${inner.names === undefined ? inner.index : inner.part}`;
        const names = text.charCodeAt(at) === OPEN_BRACE ? new Set<string>() : undefined;
        inner = { names, pointer, part: '', index: 0 };
        opened.push(inner);
        break;
      }
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        opened.pop();
        inner = opened.at(-1);
        break;
    }
  }
  return [...found];
}

/** Index of the quote that closes the string opened at `at`, or the end of the text. */
export function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
