import { type Answer } from '../model/item.js';
import { information, logLikelihood, respond, skewness } from '../model/response.js';
import { type Ability } from './posterior.js';
import { type Normal, STANDARD_NORMAL } from './quadrature.js';

/** No maximum at any finite θ: the likelihood goes on rising below or above, or says nothing at all. */
export interface Unbounded {
  readonly unbounded: 'below' | 'above' | 'everywhere';
}

/** Where maxima are sought: finely where abilities are, coarsely as far as any item has something to say. */
const GRID = [
  ...Array.from({ length: 17 }, (_, at) => -40 + 2 * at),
  ...Array.from({ length: 23 }, (_, at) => -5.5 + 0.5 * at),
  ...Array.from({ length: 18 }, (_, at) => 6 + 2 * at),
];

/** Places where a derivative falls through 0, each to the last digits. */
function maxima(derivative: (theta: number) => number): number[] {
  const found: number[] = [];
  let [from, before] = [-Infinity, NaN];
  for (const at of GRID) {
    const here = derivative(at);
    if (before > 0 && here <= 0) found.push(rootBetween(derivative, [from, before], [at, here]));
    [from, before] = [at, here];
  }
  return found;
}

type Place = [theta: number, derivative: number];

/** Root between a place above 0 and one at or below it: false position, Illinois variant (Dowell & Jarratt 1971). */
function rootBetween(derivative: (theta: number) => number, above: Place, below: Place): number {
  let [low, high] = [above, below];
  let side = 0;
  for (let turn = 0; turn < 200; turn++) {
    const theta = (low[0] * high[1] - high[0] * low[1]) / (high[1] - low[1]);
    const value = derivative(theta);
    if (value === 0 || high[0] - low[0] < 1e-13 * (1 + Math.abs(theta))) return theta;
    if (Math.abs(value) < 1e-14) return theta;
    if (value > 0) {
      low = [theta, value];
      if (side === 1) high = [high[0], high[1] / 2];
      side = 1;
    } else {
      high = [theta, value];
      if (side === -1) low = [low[0], low[1] / 2];
      side = -1;
    }
  }
  return (low[0] + high[0]) / 2;
}

const greatest = (
  candidates: readonly number[],
  of: (theta: number) => number,
): number | undefined =>
  candidates.reduce<number | undefined>(
    (best, theta) => (best === undefined || of(theta) > of(best) ? theta : best),
    undefined,
  );

const scoreAt = (answers: readonly Answer[], theta: number): number =>
  answers.reduce((sum, { item, category }) => sum + respond(item, category, theta).slope, 0);
const informationAt = (answers: readonly Answer[], theta: number): number =>
  answers.reduce((sum, { item }) => sum + information(item, theta), 0);

/**
 * Maximum likelihood (Lord 1980, ch. 4), with 1 / √information as its error. All right and all wrong have no maximum; a
 * three-parameter pattern may have none either, where the likelihood at −∞ (all guessed) is greater than at any θ.
 */
export function maximumLikelihood(answers: readonly Answer[]): Ability | Unbounded {
  if (answers.length === 0) return { unbounded: 'everywhere' };
  const theta = greatest(
    maxima((at) => scoreAt(answers, at)),
    (at) => logLikelihood(answers, at),
  );
  const below = logLikelihood(answers, -1e4);
  const above = logLikelihood(answers, 1e4);
  const best = theta === undefined ? -Infinity : logLikelihood(answers, theta);
  if (theta !== undefined && best > below && best > above)
    return { theta, standardError: 1 / Math.sqrt(informationAt(answers, theta)) };
  return { unbounded: below > above ? 'below' : 'above' };
}

/**
 * Weighted likelihood (Warm 1989): the root of score + J / 2I, free of the first-order bias of maximum likelihood and
 * finite for all right and all wrong. Of several roots, that with the greatest likelihood × √I.
 */
export function weightedLikelihood(answers: readonly Answer[]): Ability | Unbounded {
  if (answers.length === 0) return { unbounded: 'everywhere' };
  const correction = (at: number): number =>
    answers.reduce((sum, { item }) => sum + skewness(item, at), 0) /
    (2 * informationAt(answers, at));
  const theta = greatest(
    maxima((at) => scoreAt(answers, at) + correction(at)),
    (at) => logLikelihood(answers, at) + 0.5 * Math.log(informationAt(answers, at)),
  );
  if (theta === undefined) return { unbounded: scoreAt(answers, 0) < 0 ? 'below' : 'above' };
  return { theta, standardError: 1 / Math.sqrt(informationAt(answers, theta)) };
}

/** Bayes modal, also maximum a posteriori or empirical Bayes (Birnbaum 1969), with 1 / √(information + 1/σ²) as its error. */
export function bayesModal(
  answers: readonly Answer[],
  { mean, sd }: Normal = STANDARD_NORMAL,
): Ability {
  const theta =
    greatest(
      maxima((at) => scoreAt(answers, at) - (at - mean) / sd ** 2),
      (at) => logLikelihood(answers, at) - 0.5 * ((at - mean) / sd) ** 2,
    ) ?? mean;
  return { theta, standardError: 1 / Math.sqrt(informationAt(answers, theta) + 1 / sd ** 2) };
}
