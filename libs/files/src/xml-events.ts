import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';

/** Attributes of an element by their names, prefixes included. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document as it is read; names are those of elements without their prefix. */
export interface XmlEvents {
  /** @param written name with its prefix. @param line 1 for the first. */
  readonly open?: (name: string, attributes: Attributes, written: string, line: number) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Takes what is not well-formed and goes on behind it; without it, or where it throws, reading ends. */
  readonly fault?: (error: MalformedXml) => void;
}

/** Longer than any text or tag that is read, in bytes or characters: bounds what is held until the next tag comes. */
const LONGEST_NODE = 4_194_304;

/** Elements that stand in each other; a document of people has a dozen. */
const DEEPEST = 256;

export type XmlProblem = 'malformed' | 'doctype' | 'too_long' | 'too_deep';

/** A document that is no well-formed XML, or one that nobody honest would write. */
export class MalformedXml extends Error {
  constructor(
    message: string,
    readonly problem: XmlProblem = 'malformed',
    /** 0 where it is not known. */
    readonly line = 0,
  ) {
    super(message);
  }
}

/**
 * Reads a document piece by piece, bytes being UTF-8; what it tells was told when a piece is given back. Entities are
 * those of XML alone: a document type is refused, so that none can be declared.
 *
 * @throws MalformedXml.
 */
export async function* xmlEvents(
  pieces: AsyncIterable<Buffer | string>,
  { open, text, close, fault }: XmlEvents,
): AsyncGenerator<void> {
  // Seven handlers at most: an eighth makes V8 keep the parser's fields in a dictionary, which reads four times slower.
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  const fail = (why: string, problem?: XmlProblem): never => {
    throw new MalformedXml(why, problem, parser.line);
  };
  parser.on('error', ({ message }) =>
    fault === undefined
      ? fail(message)
      : fault(new MalformedXml(message, 'malformed', parser.line)),
  );
  parser.on('doctype', () => fail('a document type', 'doctype'));
  let held = 0; // at most, since the last node ended: what the parser holds until the next does
  const ended = (): void => void (held = 0);
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    ended();
    if (++depth > DEEPEST) fail('nested too deep', 'too_deep');
    open?.(local(name), attributes, name, parser.line);
  });
  for (const kind of ['text', 'cdata'] as const)
    parser.on(kind, (part) => {
      ended();
      text?.(part);
    });
  parser.on('closetag', ({ name }) => {
    ended();
    depth--;
    close?.(local(name));
  });
  parser.on('comment', ended);
  for await (const piece of pieces) {
    held += piece.length;
    parser.write(typeof piece === 'string' ? piece : decoder.write(piece));
    if (held > LONGEST_NODE) fail('a node too long', 'too_long');
    yield;
  }
  parser.write(decoder.end());
  parser.close();
  yield;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
