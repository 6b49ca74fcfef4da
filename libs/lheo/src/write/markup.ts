import type { LheoElement } from '../grammar/element.js';
import { GRAMMAR } from '../grammar/grammar.js';

/** Characters that XML 1.0 cannot hold, however they are written. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const written = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\uFFFD');
const escaped = (text: string, what: RegExp): string =>
  written(text).replace(what, (char) => ESCAPES[char] ?? char);

/** Text as XML holds it; a carriage return would be read as a line feed. */
export const escapeText = (text: string): string => escaped(text, /[&<>\r]/g);

/** The tag that opens an element. */
export function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value, /[&<>"\t\n\r]/g)}"`,
  );
  return `<${name}${pairs.join('')}`;
}

/** An element as XML. Elements that hold elements alone are laid out one on a line. */
export function markup({ name, attributes, content }: LheoElement, indent = ''): string {
  const tag = indent + openTag(name, attributes);
  if (content.length === 0) return `${tag}/>`;
  const kind = GRAMMAR.get(name)?.kind;
  const isLaidOut =
    (kind === 'sequence' || kind === 'choice') && content.every((part) => typeof part !== 'string');
  if (!isLaidOut)
    return `${tag}>${content.map((part) => (typeof part === 'string' ? escapeText(part) : markup(part))).join('')}</${name}>`;
  const lines = content.map((part) => markup(part, `${indent}  `));
  return `${tag}>\n${lines.join('\n')}\n${indent}</${name}>`;
}
