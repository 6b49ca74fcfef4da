/**
 * Elementary symmetric functions γ_0 … γ_n of easiness parameters, by summation (Andersen 1972; Gustafsson 1980: summation
 * alone, since the difference algorithm loses all digits in long tests). γ_r is the sum over all r-subsets of their product.
 */
export function symmetricFunctions(easiness: readonly number[]): Float64Array {
  const gamma = new Float64Array(easiness.length + 1);
  gamma[0] = 1;
  easiness.forEach((epsilon, at) => {
    for (let r = at + 1; r > 0; r--)
      gamma[r] = (gamma[r] as number) + epsilon * (gamma[r - 1] as number);
  });
  return gamma;
}

/** P(item right | score), and of each pair of items, under the Rasch model. */
export interface ScoreProbabilities {
  /** By item: by score from 0. */
  readonly one: readonly Float64Array[];
  /** P(both right | score), for the item and those after it. */
  readonly pair: (first: number, second: number) => Float64Array;
}

export function scoreProbabilities(
  easiness: readonly number[],
  gamma: Float64Array,
): ScoreProbabilities {
  const without = (items: readonly number[]): Float64Array =>
    symmetricFunctions(easiness.filter((_, at) => !items.includes(at)));
  const share = (items: readonly number[]): Float64Array => {
    const rest = without(items);
    const product = items.reduce((all, item) => all * (easiness[item] as number), 1);
    return gamma.map((value, r) => (product * (rest[r - items.length] ?? 0)) / value);
  };
  return {
    one: easiness.map((_, item) => share([item])),
    pair: (first, second) => share([first, second]),
  };
}
