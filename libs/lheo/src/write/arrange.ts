import type { Attributes } from '@maillage/files';
import { fullText, type LheoElement } from '../grammar/element.js';
import { element } from '../grammar/new-element.js';
import { type ElementRule, GRAMMAR } from '../grammar/grammar.js';
import { markup } from './markup.js';

/** Says of extensions that they stood in a place where the standard has none. */
const MISPLACED = 'hors-standard';

/**
 * An element as LHÉO 2.3 asks for it, of which nothing is lost: children in the order of the standard, what it does not
 * know in `extras`, tags in a text as text, and an empty `ref` where an edition is asked for and not known. Values are
 * not touched: one that the standard does not admit is written as it is.
 */
export function arrange(given: LheoElement): LheoElement {
  const rule = GRAMMAR.get(given.name);
  if (rule === undefined || rule.kind === 'any') return given;
  return {
    ...given,
    attributes: withRequired(given.attributes, rule),
    content: contentOf(given, rule),
  };
}

function withRequired(attributes: Attributes, { required }: ElementRule): Attributes {
  const absent = required.filter((name) => attributes[name] === undefined);
  return absent.length === 0
    ? attributes
    : { ...attributes, ...Object.fromEntries(absent.map((name) => [name, ''])) };
}

function contentOf({ content, ...rest }: LheoElement, rule: ElementRule): LheoElement['content'] {
  switch (rule.kind) {
    case 'sequence':
      return inOrder(content, rule);
    case 'choice':
      return content.map((part) =>
        typeof part === 'string' || rule.order.has(part.name)
          ? typeof part === 'string'
            ? part
            : arrange(part)
          : extra(part),
      );
    case 'text':
      return asText(content);
    case 'code':
    case 'int':
    case 'date':
      return [asText(content).join('').trim()];
    case 'any':
      return [fullText({ ...rest, content })];
  }
}

const asText = (content: LheoElement['content']): string[] =>
  content.length === 0
    ? []
    : [content.map((part) => (typeof part === 'string' ? part : markup(part))).join('')];

function inOrder(
  content: LheoElement['content'],
  { children, order }: ElementRule,
): LheoElement['content'] {
  const places = children.map((): LheoElement[] => []);
  const misplaced: (LheoElement | string)[] = [];
  for (const part of content) {
    const at = typeof part === 'string' ? undefined : order.get(part.name);
    const place = at === undefined ? undefined : places[at];
    if (typeof part === 'string' || at === undefined || place === undefined) misplaced.push(part);
    else if (place.length < (children[at]?.max ?? 0)) place.push(arrange(part));
    else misplaced.push(arrange(part));
  }
  if (misplaced.length === 0) return places.flat();
  if (!order.has('extras')) return [...places.flat(), ...misplaced];
  return [...places.flat(), element('extras', misplaced.map(extra), { info: MISPLACED })];
}

const extra = (part: LheoElement | string): LheoElement =>
  typeof part === 'string'
    ? element('extra', [part.trim()], { info: 'texte' })
    : element('extra', [part], { info: part.name });
