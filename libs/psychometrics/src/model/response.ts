import { type Answer, categoriesOf, type Item } from './item.js';

/** Probability of an answer at one θ, with its first two derivatives by θ as shares of it. */
export interface Response {
  readonly logProbability: number;
  /** P′ / P: the score, derivative of log P. */
  readonly slope: number;
  /** P″ / P. */
  readonly curvature: number;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
/** log(1 / (1 + exp(−x))), without overflow and without loss in either tail. */
export const logLogistic = (x: number): number =>
  x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));

/** P(answer = category | θ). The category is one of the item's. */
export function respond(item: Item, category: number, theta: number): Response {
  if (item.kind === 'logistic' && item.c > 0 && category === 1) {
    const { a, b, c } = item;
    const l = logistic(a * (theta - b));
    const p = c + (1 - c) * l;
    const slope = ((1 - c) * a * l * (1 - l)) / p;
    return { logProbability: Math.log(p), slope, curvature: slope * a * (1 - 2 * l) };
  }
  // Between two boundaries σ(x) and σ(y): σ(x) − σ(y) = σ(x) (1 − σ(y)) (1 − exp(y − x)) loses nothing in the tails.
  const x = category === 0 ? Infinity : item.a * (theta - boundary(item, category - 1));
  const y =
    category === categoriesOf(item) - 1 ? -Infinity : item.a * (theta - boundary(item, category));
  const above = logistic(x);
  const below = logistic(y);
  const slope = item.a * (1 - above - below);
  const asymptote = item.kind === 'logistic' && category === 0 ? Math.log1p(-item.c) : 0;
  return {
    logProbability: logTail(x) + logTail(-y) + Math.log1p(-Math.exp(y - x)) + asymptote,
    slope,
    curvature: slope ** 2 - item.a ** 2 * (above * (1 - above) + below * (1 - below)),
  };
}

const logTail = (x: number): number => (x === Infinity ? 0 : logLogistic(x));
const boundary = (item: Item, index: number): number =>
  item.kind === 'logistic' ? item.b : (item.thresholds[index] ?? NaN);

/** P(category | θ) for each category. */
export const probabilities = (item: Item, theta: number): number[] =>
  Array.from({ length: categoriesOf(item) }, (_, category) =>
    Math.exp(respond(item, category, theta).logProbability),
  );

/** log P of each category at each point, category by category. */
export function logTable(item: Item, nodes: Float64Array): Float64Array {
  const table = new Float64Array(categoriesOf(item) * nodes.length);
  for (let category = 0; category < categoriesOf(item); category++)
    nodes.forEach((theta, node) => {
      table[category * nodes.length + node] = respond(item, category, theta).logProbability;
    });
  return table;
}

/**
 * Fisher information of an item, Σ_k P_k′² / P_k (Lord 1980, 5-9; Samejima 1969 for graded items).
 * For the three-parameter model it is a² (Q / P) ((P − c) / (1 − c))².
 */
export function information(item: Item, theta: number): number {
  if (item.kind === 'logistic') {
    const { a, b, c } = item;
    const l = logistic(a * (theta - b));
    return (a * a * (1 - c) * (1 - l) * l * l) / (c + (1 - c) * l);
  }
  let sum = 0;
  for (let category = 0; category < categoriesOf(item); category++) {
    const { logProbability, slope } = respond(item, category, theta);
    sum += Math.exp(logProbability) * slope ** 2;
  }
  return sum;
}

/** J = Σ_k P_k′ P_k″ / P_k, of which Warm's (1989) correction is made. */
export function skewness(item: Item, theta: number): number {
  let sum = 0;
  for (let category = 0; category < categoriesOf(item); category++) {
    const { logProbability, slope, curvature } = respond(item, category, theta);
    sum += Math.exp(logProbability) * slope * curvature;
  }
  return sum;
}

/** Information of a test: the sum of that of its items. */
export const testInformation = (items: readonly Item[], theta: number): number =>
  items.reduce((sum, item) => sum + information(item, theta), 0);

export const logLikelihood = (answers: readonly Answer[], theta: number): number =>
  answers.reduce(
    (sum, { item, category }) => sum + respond(item, category, theta).logProbability,
    0,
  );
