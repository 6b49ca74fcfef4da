import { TextDecoder } from 'node:util';
import { decodeText } from '@maillage/files';

/** Bytes in which the XML declaration is looked for. */
const HEAD = 256;
const DECLARATION = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/;
/** Encodings told apart by the bytes themselves, whichever of them the declaration names: it is often wrong. */
const TOLD_BY_BYTES =
  /^(?:utf-?8|(?:us-)?ascii|iso-?8859-1|latin-?1|l1|windows-1252|cp-?1252|utf-?16.*)$/i;
/** What a document that begins with `<?` in two bytes a character begins with. */
const WIDE: Readonly<Record<number, string>> = { 0x3c003f00: 'utf-16le', 0x003c003f: 'utf-16be' };

/** An encoding that is declared and that nobody here reads. */
export class UnknownEncoding extends Error {}

/** What the text of a document was read as, where that is not what it says. */
export interface EncodingNote {
  readonly encoding: string;
  /** Line of a text that is not in the encoding of the rest; undefined for all of it. */
  readonly line?: number;
}

/**
 * The text of an XML document: a byte order mark decides, then its declaration; UTF-8 and Windows-1252, of which
 * Latin-1 is a part, are told apart by the bytes, as in any file.
 *
 * @throws UnknownEncoding.
 */
export async function* documentText(
  bytes: AsyncIterable<Uint8Array>,
  note: (note: EncodingNote) => void,
): AsyncGenerator<string> {
  const source = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let isEnded = false;
  while (head.length < HEAD && !isEnded) {
    const next = await source.next();
    if (next.done === true) isEnded = true;
    else head = Buffer.concat([head, next.value]);
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    for (; !isEnded;) {
      const next = await source.next();
      if (next.done === true) return;
      yield next.value;
    }
  };
  const wide = head.length >= 4 ? WIDE[head.readUInt32BE(0)] : undefined;
  const declared = DECLARATION.exec(head.toString('latin1'))?.[1]?.trim();
  const encoding = wide ?? declared;
  if (encoding === undefined || (wide === undefined && TOLD_BY_BYTES.test(encoding)))
    yield* byBytes(whole(), encoding ?? 'utf-8', note);
  else yield* byName(whole(), encoding);
}

async function* byName(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new UnknownEncoding(encoding);
  }
}

async function* byBytes(
  bytes: AsyncIterable<Uint8Array>,
  declared: string,
  note: (note: EncodingNote) => void,
): AsyncGenerator<string> {
  const isUtf8 = /^(?:utf-?8|(?:us-)?ascii)$/i.test(declared);
  let line = 1;
  let told: string | undefined;
  for await (const { text, encoding, mixedLines = [] } of decodeText(bytes)) {
    const isOther = isUtf8 && encoding === 'windows-1252';
    if (isOther && told !== encoding) note({ encoding });
    if (isOther) told = encoding;
    for (const at of mixedLines) note({ encoding: 'windows-1252', line: line + at });
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
    yield text;
  }
}
