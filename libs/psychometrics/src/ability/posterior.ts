import { type Answer } from '../model/item.js';
import { logLikelihood } from '../model/response.js';
import {
  estimationQuadrature,
  type Normal,
  type Quadrature,
  STANDARD_NORMAL,
} from './quadrature.js';

/** An estimate of θ with its standard error. */
export interface Ability {
  readonly theta: number;
  readonly standardError: number;
}

/** What the answers say of θ, as a density on points: weights sum to 1. */
export function posterior(answers: readonly Answer[], quadrature: Quadrature): Float64Array {
  const logs = quadrature.nodes.map((node) => logLikelihood(answers, node));
  return weighted(logs, quadrature.weights);
}

/** Prior × likelihood, from logarithms of the likelihood; normalised. */
export function weighted(logs: Float64Array, weights: Float64Array): Float64Array {
  const greatest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const density = logs.map((value, at) => Math.exp(value - greatest) * (weights[at] ?? 0));
  const sum = density.reduce((total, value) => total + value, 0);
  return density.map((value) => value / sum);
}

/** Mean and standard deviation of a density on points. */
export function momentsOf(nodes: Float64Array, density: Float64Array): Ability {
  const theta = nodes.reduce((sum, node, at) => sum + node * (density[at] ?? 0), 0);
  const variance = nodes.reduce(
    (sum, node, at) => sum + (node - theta) ** 2 * (density[at] ?? 0),
    0,
  );
  return { theta, standardError: Math.sqrt(variance) };
}

/** Expected a posteriori (Bock & Mislevy 1982): finite whatever was answered; with no answers, the prior's. */
export const expectedAPosteriori = (
  answers: readonly Answer[],
  quadrature = estimationQuadrature(),
): Ability => momentsOf(quadrature.nodes, posterior(answers, quadrature));

/** Even number of parts, so that Simpson's rule applies. */
const PARTS = 256;

/**
 * P(θ < level | answers), by Simpson's rule on either side of the level. The share of a group below a level is the mean
 * of these; counting estimates below it is biased, upward or downward with the estimator.
 */
export function probabilityBelow(
  level: number,
  answers: readonly Answer[],
  prior: Normal = STANDARD_NORMAL,
): number {
  const from = prior.mean - 8 * prior.sd;
  const to = prior.mean + 8 * prior.sd;
  if (level <= from) return 0;
  if (level >= to) return 1;
  const logDensity = (theta: number): number =>
    logLikelihood(answers, theta) - 0.5 * ((theta - prior.mean) / prior.sd) ** 2;
  const left = pointsBetween(from, level).map(logDensity);
  const right = pointsBetween(level, to).map(logDensity);
  const greatest = [...left, ...right].reduce((most, value) => Math.max(most, value), -Infinity);
  const below = simpson(left, greatest, level - from);
  return below / (below + simpson(right, greatest, to - level));
}

const pointsBetween = (from: number, to: number): number[] =>
  Array.from({ length: PARTS + 1 }, (_, at) => from + ((to - from) * at) / PARTS);

const simpson = (logs: readonly number[], greatest: number, width: number): number =>
  logs.reduce((sum, value, at) => {
    const weight = at === 0 || at === PARTS ? 1 : at % 2 === 1 ? 4 : 2;
    return sum + weight * Math.exp(value - greatest);
  }, 0) *
  (width / PARTS / 3);
