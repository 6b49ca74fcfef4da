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

/** What answers say of how far somebody is below a level. */
export interface Shortfall {
  /** P(θ < level | answers). */
  readonly probability: number;
  /** E[(level − θ)⁺ | answers]: 0 for who is surely above it. */
  readonly mean: number;
  /** Variance of (level − θ)⁺. */
  readonly variance: number;
}

/**
 * How far somebody is below a level, by Simpson's rule on either side of it. The share of a group below a level is the mean
 * of the probabilities; counting estimates below it is biased, upward or downward with the estimator.
 */
export function shortfall(
  level: number,
  answers: readonly Answer[],
  prior: Normal = STANDARD_NORMAL,
): Shortfall {
  const from = prior.mean - 8 * prior.sd;
  const to = Math.max(prior.mean + 8 * prior.sd, level);
  if (level <= from) return { probability: 0, mean: 0, variance: 0 };
  const logDensity = (theta: number): number =>
    logLikelihood(answers, theta) - 0.5 * ((theta - prior.mean) / prior.sd) ** 2;
  const left = pointsBetween(from, level).map(logDensity);
  const right = pointsBetween(level, to).map(logDensity);
  const greatest = [...left, ...right].reduce((most, value) => Math.max(most, value), -Infinity);
  const width = level - from;
  const below = simpson(left, greatest, width);
  const all = below + simpson(right, greatest, to - level);
  const moment = (power: number): number =>
    simpson(left, greatest, width, (at) => (width * (1 - at / PARTS)) ** power) / all;
  const mean = moment(1);
  return { probability: below / all, mean, variance: Math.max(moment(2) - mean ** 2, 0) };
}

const pointsBetween = (from: number, to: number): number[] =>
  Array.from({ length: PARTS + 1 }, (_, at) => from + ((to - from) * at) / PARTS);

const simpson = (
  logs: readonly number[],
  greatest: number,
  width: number,
  factor: (at: number) => number = () => 1,
): number =>
  logs.reduce((sum, value, at) => {
    const weight = at === 0 || at === PARTS ? 1 : at % 2 === 1 ? 4 : 2;
    return sum + weight * Math.exp(value - greatest) * factor(at);
  }, 0) *
  (width / PARTS / 3);
