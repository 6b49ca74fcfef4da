/**
 * Item response theory, logistic metric (D = 1). θ is ability, in standard deviations of the population that the items
 * were calibrated on.
 */

/**
 * Three-parameter logistic model (Birnbaum, in Lord & Novick 1968): P(θ) = c + (1 − c) / (1 + exp(−a(θ − b))).
 * With c = 0 it is the two-parameter model, with one a for all items the one-parameter model, with a = 1 that of Rasch (1960).
 */
export interface LogisticItem {
  readonly kind: 'logistic';
  readonly id: string;
  /** Discrimination, above 0. */
  readonly a: number;
  /** Difficulty. */
  readonly b: number;
  /** Lower asymptote ("guessing"), from 0 to below 1. */
  readonly c: number;
}

/** Graded response model (Samejima 1969): P(category ≥ k | θ) = 1 / (1 + exp(−a(θ − b_k))). */
export interface GradedItem {
  readonly kind: 'graded';
  readonly id: string;
  /** Discrimination, above 0. */
  readonly a: number;
  /** b_1 < b_2 < …; one fewer than categories. */
  readonly thresholds: readonly number[];
}

export type Item = LogisticItem | GradedItem;

/** An answer to a calibrated item: 0 or 1, or a graded category from 0. */
export interface Answer {
  readonly item: Item;
  readonly category: number;
}

export const categoriesOf = (item: Item): number =>
  item.kind === 'logistic' ? 2 : item.thresholds.length + 1;
