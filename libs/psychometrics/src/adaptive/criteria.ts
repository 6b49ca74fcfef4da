import { type Quadrature } from '../ability/quadrature.js';
import { categoriesOf } from '../model/item.js';
import { information, respond } from '../model/response.js';
import { difficultyOf, type PlannedItem } from './plan.js';
import { type Criterion } from './rules.js';

/** What is known of ability when an item is chosen. */
export interface Knowledge {
  readonly theta: number;
  /** Posterior at the points of the plan; sums to 1. */
  readonly density: Float64Array;
  /** Likelihood at the points, to any scale. */
  readonly likelihood: Float64Array;
}

/** How good items are by a criterion, as a function of the item; the greatest is the next. */
export function valueBy(
  criterion: Criterion,
  { nodes }: Quadrature,
  { theta, density, likelihood }: Knowledge,
): (item: PlannedItem) => number {
  switch (criterion) {
    case 'mfi':
      return ({ item }) => information(item, theta);
    case 'difficulty':
      return ({ item }) => -Math.abs(difficultyOf(item) - theta);
    case 'kl':
      return divergence(theta, trapezoid(likelihood));
    case 'klp':
      return divergence(theta, density);
    case 'mepv':
      return expectedPrecision(theta, density, nodes);
  }
}

const trapezoid = (values: Float64Array): Float64Array =>
  values.map((value, at) => (at === 0 || at === values.length - 1 ? value / 2 : value));

/** Points whose weight is below this share of the greatest change no choice. */
const NEGLIGIBLE = 1e-12;

/** First and last point, [from, to), whose weight matters. */
function extentOf(weights: Float64Array): [from: number, to: number] {
  const least = NEGLIGIBLE * weights.reduce((most, value) => Math.max(most, value), 0);
  let [from, to] = [0, weights.length];
  while (from < to && (weights[from] as number) < least) from++;
  while (to > from && (weights[to - 1] as number) < least) to--;
  return [from, to];
}

/** Σ over points of weight × Σ_k P_k(θ̂) log(P_k(θ̂) / P_k(θ)) (Chang & Ying 1996, with weights in place of an interval). */
function divergence(theta: number, weights: Float64Array): (item: PlannedItem) => number {
  const [from, to] = extentOf(weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return ({ item, logP }) => {
    let value = 0;
    for (let category = 0; category < categoriesOf(item); category++) {
      const own = respond(item, category, theta).logProbability;
      const offset = category * weights.length;
      let mean = 0;
      for (let node = from; node < to; node++)
        mean += (weights[node] as number) * (logP[offset + node] as number);
      value += Math.exp(own) * (own * total - mean);
    }
    return value;
  };
}

/** Less the posterior variance expected after the item, its answer drawn at the estimate (van der Linden 1998; catR's MEPV). */
function expectedPrecision(
  theta: number,
  density: Float64Array,
  nodes: Float64Array,
): (item: PlannedItem) => number {
  const [from, to] = extentOf(density);
  return ({ item, p }) => {
    let variance = 0;
    for (let category = 0; category < categoriesOf(item); category++) {
      const offset = category * nodes.length;
      let mass = 0;
      let first = 0;
      let second = 0;
      for (let node = from; node < to; node++) {
        const at = nodes[node] as number;
        const weight = (density[node] as number) * (p[offset + node] as number);
        mass += weight;
        first += weight * at;
        second += weight * at * at;
      }
      const own = Math.exp(respond(item, category, theta).logProbability);
      variance += own * (second / mass - (first / mass) ** 2);
    }
    return -variance;
  };
}
