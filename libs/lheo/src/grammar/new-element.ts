import type { Attributes } from '@maillage/files';
import type { LheoElement } from './element.js';

/** In place of a line: the standard asks for the element, and what it holds was said by nobody. */
const FILLED_IN = -1;

export const isFilledIn = ({ line }: LheoElement): boolean => line === FILLED_IN;

/** An element that stands in for what nobody said. */
export const filledIn = (name: string, text: string, attributes: Attributes = {}): LheoElement => ({
  name,
  line: FILLED_IN,
  attributes,
  content: [text],
});

/** An element that was read from no file. */
export const element = (
  name: string,
  content: LheoElement['content'],
  attributes: Attributes = {},
): LheoElement => ({ name, line: 0, attributes, content });
