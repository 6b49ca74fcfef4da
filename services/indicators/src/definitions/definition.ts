import type { Message } from '@maillage/kernel';
import type { DimensionId } from './dimensions.js';

/** What is there on a day: places, structures, posts that are filled and their share of full time in thousandths, … */
export const STOCKS = [
  'lieux',
  'structures',
  'postes',
  'etp_milliemes',
  'professionnels',
  'communes_pourvues',
] as const;
export type Stock = (typeof STOCKS)[number];

/**
 * What an indicator adds up: a measure of activities; a measure of activities counted once for each of their themes, of
 * all themes or of one; a stock at the end of the period; or the communes of today's official code.
 */
export type Input =
  | { readonly of: 'activites'; readonly measure: string }
  | { readonly of: 'thematiques'; readonly measure: string; readonly only?: string }
  | { readonly of: 'stock'; readonly stock: Stock }
  | { readonly of: 'communes' };

/** What the catalogue says of an indicator. */
export interface Indicator {
  readonly id: string;
  /** Goes up when the same facts would give another figure. */
  readonly version: number;
  readonly titre: Message;
  readonly unite: string;
  readonly population: string;
  readonly formule: string;
  readonly source: string;
  readonly dimensions: readonly DimensionId[];
}

/** One indicator: what it means, what it is made of, how its value follows from that. */
export interface Definition extends Indicator {
  readonly inputs: Readonly<Record<string, Input>>;
  /** Value of one cell from the sums of its inputs; null where the indicator has no meaning. */
  readonly fold: (sums: Readonly<Record<string, number>>) => number | null;
}

/** Declares an indicator; the names of its inputs are those its fold is given. */
export function define<Name extends string>(
  definition: Indicator & {
    readonly inputs: Readonly<Record<Name, Input>>;
    readonly fold: (sums: Readonly<Record<Name, number>>) => number | null;
  },
): Definition {
  return definition;
}

/** `part ÷ whole`, with four decimals, or null when there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}
