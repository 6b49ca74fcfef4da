import type { Attributes } from '@maillage/files';
import type { LheoElement } from '../grammar/element.js';
import { element, filledIn } from '../grammar/new-element.js';
import { GRAMMAR } from '../grammar/grammar.js';

/** Texts of this length or more are prose: one that is too long is cut. Codes and numbers never are. */
const PROSE = 50;
/** Codes of lists that have no word for what is not known, where the standard asks for one of them. */
const UNSAID: Readonly<Record<string, string>> = {
  certifiante: '0',
  'parcours-de-formation': '1',
  'niveau-entree-obligatoire': '0',
  'modalites-enseignement': '0',
  'prise-en-charge-frais-possible': '0',
  'modalites-entrees-sorties': '0',
};

/** An element with a text, none where there is nothing to say. */
export const value = (
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): LheoElement[] =>
  text === undefined || text === ''
    ? []
    : [element(name, [fitting(name, String(text))], attributes)];

/** An element that the standard asks for: what is not known is said by dashes, as feeds do. */
export const required = (
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): LheoElement[] => {
  const said = value(name, text, attributes);
  return said.length > 0 ? said : [filledIn(name, unsaid(name), attributes)];
};

/** An element that holds others, none where there are none. */
export const group = (
  name: string,
  content: readonly LheoElement[],
  attributes: Attributes = {},
): LheoElement[] => (content.length === 0 ? [] : [element(name, content, attributes)]);

export const numbered = (number: string | undefined): Attributes =>
  number === undefined ? {} : { numero: number };

function unsaid(name: string): string {
  const rule = GRAMMAR.get(name);
  if (rule?.kind === 'code') return UNSAID[name] ?? '0';
  return '-'.repeat(Math.max(1, rule?.length.min ?? 1));
}

function fitting(name: string, text: string): string {
  const most = GRAMMAR.get(name)?.length.max ?? Infinity;
  if (most < PROSE || text.length <= most) return text;
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
