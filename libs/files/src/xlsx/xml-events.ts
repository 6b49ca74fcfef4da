import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';

/** Attributes of an element by their names, prefixes included. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document as it is read; names are those of elements without their prefix. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Longer than any text or tag of a workbook, in bytes: bounds what is held until the next tag comes. */
const LONGEST_NODE = 4_194_304;

/** A document that is no well-formed XML, or one that no spreadsheet would write. */
export class MalformedXml extends Error {}

/**
 * Reads a document in UTF-8 piece by piece; what it tells was told when a piece is given back. Entities are those of XML
 * alone: a document type is refused, so that none can be declared.
 *
 * @throws MalformedXml.
 */
export async function* xmlEvents(
  pieces: AsyncIterable<Buffer>,
  { open, text, close }: XmlEvents,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  const fail = (why: string): never => {
    throw new MalformedXml(why);
  };
  parser.on('error', ({ message }) => fail(message));
  parser.on('doctype', () => fail('a document type'));
  let held = 0; // at most, since the last node ended: what the parser holds until the next does
  const ended = (): void => void (held = 0);
  parser.on('opentag', ({ name, attributes }) => {
    ended();
    open?.(local(name), attributes);
  });
  for (const kind of ['text', 'cdata'] as const)
    parser.on(kind, (part) => {
      ended();
      text?.(part);
    });
  parser.on('closetag', ({ name }) => {
    ended();
    close?.(local(name));
  });
  parser.on('comment', ended);
  parser.on('processinginstruction', ended);
  for await (const piece of pieces) {
    held += piece.length;
    parser.write(decoder.write(piece));
    if (held > LONGEST_NODE) fail('a node too long');
    yield;
  }
  parser.write(decoder.end());
  parser.close();
  yield;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
