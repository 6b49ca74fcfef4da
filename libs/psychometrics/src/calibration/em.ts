import { type Quadrature } from '../ability/quadrature.js';
import { type AnswerMatrix } from './answers.js';
import { expect, tablesOf } from './expectation.js';
import { type Layout, parametersOf, start } from './layout.js';
import { maximise } from './maximisation.js';

/** Where the search ended. */
export interface Maximum {
  readonly vector: Float64Array;
  readonly iterations: number;
  readonly hasConverged: boolean;
}

export interface SearchLimits {
  /** The search ends when no parameter moves by more in a step of EM. */
  readonly tolerance: number;
  readonly iterations: number;
}

interface Step {
  readonly next: Float64Array;
  /** Log-likelihood of what the step set out from, the prior's density included. */
  readonly objective: number;
}

/**
 * Marginal maximum likelihood by EM (Bock & Aitkin 1981), accelerated by squared extrapolation (SQUAREM, scheme S3 of
 * Varadhan & Roland 2008). An extrapolation that lowers the likelihood is given up.
 */
export function searchMaximum(
  layout: Layout,
  matrix: AnswerMatrix,
  quadrature: Quadrature,
  { tolerance, iterations }: SearchLimits,
): Maximum {
  const step = (vector: Float64Array): Step => {
    const expectation = expect(matrix, tablesOf(layout, vector, quadrature.nodes), quadrature);
    return {
      next: maximise(layout, vector, expectation, quadrature.nodes),
      objective: expectation.logLikelihood + logPrior(layout, vector),
    };
  };
  let vector = start(layout, matrix);
  for (let taken = 0; taken < iterations;) {
    const first = step(vector).next;
    taken++;
    if (distance(vector, first) < tolerance)
      return { vector: first, iterations: taken, hasConverged: true };
    const second = step(first);
    taken++;
    const beyond = extrapolate(vector, first, second.next);
    vector = second.next;
    if (beyond === undefined || !isOrdered(layout, beyond)) continue;
    const third = step(beyond);
    taken++;
    if (third.objective >= second.objective) vector = third.next;
  }
  return { vector, iterations, hasConverged: false };
}

const distance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] as number))), 0);

function extrapolate(
  from: Float64Array,
  first: Float64Array,
  second: Float64Array,
): Float64Array | undefined {
  const r = first.map((value, at) => value - (from[at] as number));
  const v = second.map((value, at) => value - (first[at] as number) - (r[at] as number));
  const norm = (values: Float64Array): number => Math.hypot(...values);
  const length = norm(r) / norm(v);
  // Lengths of 1 and below are no extrapolation.
  if (!(length > 1)) return undefined;
  const alpha = Math.min(length, 64);
  return from.map(
    (value, at) => value + 2 * alpha * (r[at] as number) + alpha ** 2 * (v[at] as number),
  );
}

/** Boundaries of categories in their order, so that no probability is negative. */
const isOrdered = (layout: Layout, vector: Float64Array): boolean =>
  layout.shapes.every(({ categories }, item) => {
    const intercepts = parametersOf(layout, vector, item).subarray(1, categories);
    return intercepts.every((d, k) => k === 0 || d < (intercepts[k - 1] as number));
  });

const logPrior = ({ shapes, places }: Layout, vector: Float64Array): number =>
  shapes.reduce((sum, { prior }, item) => {
    const place = places[item]?.[2];
    if (prior === undefined || place === undefined) return sum;
    return sum - 0.5 * (((vector[place] as number) - prior.mean) / prior.sd) ** 2;
  }, 0);
