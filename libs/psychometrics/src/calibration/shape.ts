import { logistic } from '../model/response.js';

/**
 * An item as it is estimated, in slope–intercept form: parameters a, d_1 > d_2 > … (P(category ≥ k) = σ(aθ + d_k)) and, for
 * the three-parameter model, the logit of c. The two-parameter model is the graded one with two categories.
 */
export interface Shape {
  readonly categories: number;
  /** Of the logit of c; absent where c is 0. */
  readonly prior: AsymptotePrior | undefined;
}

/** A normal prior on the logit of the lower asymptote. */
export interface AsymptotePrior {
  readonly mean: number;
  readonly sd: number;
}

/** How many parameters an item has, a included. */
export const widthOf = ({ categories, prior }: Shape): number =>
  categories + (prior === undefined ? 0 : 1);

const LEAST = 1e-300;

/**
 * P of each category at θ, and the gradient of its logarithm by each parameter (row by row), written into the arrays given.
 */
export function evaluate(
  { categories, prior }: Shape,
  parameters: Float64Array,
  theta: number,
  p: Float64Array,
  gradient: Float64Array,
): void {
  const width = parameters.length;
  const a = parameters[0] ?? NaN;
  gradient.fill(0);
  if (prior !== undefined) {
    const c = logistic(parameters[2] ?? NaN);
    const l = logistic(a * theta + (parameters[1] ?? NaN));
    const right = Math.max(LEAST, c + (1 - c) * l);
    const wrong = Math.max(LEAST, (1 - c) * (1 - l));
    p[0] = wrong;
    p[1] = right;
    const byIntercept = (1 - c) * l * (1 - l);
    const byLogit = c * (1 - c) * (1 - l);
    [byIntercept * theta, byIntercept, byLogit].forEach((value, at) => {
      gradient[at] = -value / wrong;
      gradient[width + at] = value / right;
    });
    return;
  }
  let above = 1;
  let aboveSlope = 0;
  for (let k = 0; k < categories; k++) {
    const isLast = k === categories - 1;
    const below = isLast ? 0 : logistic(a * theta + (parameters[k + 1] ?? NaN));
    const belowSlope = below * (1 - below);
    // 1 − σ(x) as σ(−x), since that of the lowest category may be tiny.
    const share =
      k === 0 && !isLast ? logistic(-a * theta - (parameters[1] ?? NaN)) : above - below;
    const probability = Math.max(LEAST, share);
    p[k] = probability;
    gradient[k * width] = (theta * (aboveSlope - belowSlope)) / probability;
    if (k > 0) gradient[k * width + k] = aboveSlope / probability;
    if (!isLast) gradient[k * width + k + 1] = -belowSlope / probability;
    above = below;
    aboveSlope = belowSlope;
  }
}
