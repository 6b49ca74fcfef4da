import { information, probabilities } from '../model/response.js';
import { difficultyOf, type Plan, type PlannedItem } from './plan.js';
import { type Criterion } from './rules.js';

/** What is known of ability when an item is chosen. */
export interface Knowledge {
  readonly theta: number;
  /** Posterior at the points of the plan; sums to 1. */
  readonly density: Float64Array;
  /** Likelihood at the points, to any scale. */
  readonly likelihood: Float64Array;
}

/** How good an item is by a criterion; the greatest is the next. */
export function valueOf(
  criterion: Criterion,
  { quadrature }: Plan,
  item: PlannedItem,
  { theta, density, likelihood }: Knowledge,
): number {
  switch (criterion) {
    case 'mfi':
      return information(item.item, theta);
    case 'difficulty':
      return -Math.abs(difficultyOf(item.item) - theta);
    case 'kl':
      return divergence(item, theta, trapezoid(likelihood));
    case 'klp':
      return divergence(item, theta, density);
    case 'mepv':
      return -expectedVariance(item, theta, density, quadrature.nodes);
  }
}

const trapezoid = (values: Float64Array): Float64Array =>
  values.map((value, at) => (at === 0 || at === values.length - 1 ? value / 2 : value));

/** Σ over points of weight × Σ_k P_k(θ̂) log(P_k(θ̂) / P_k(θ)) (Chang & Ying 1996, with weights in place of an interval). */
function divergence({ item, logP }: PlannedItem, theta: number, weights: Float64Array): number {
  let sum = 0;
  probabilities(item, theta).forEach((p, category) => {
    const offset = category * weights.length;
    const own = Math.log(p);
    for (let node = 0; node < weights.length; node++)
      sum += p * (weights[node] as number) * (own - (logP[offset + node] as number));
  });
  return sum;
}

/** Posterior variance expected after the item, its answer drawn at the estimate (van der Linden 1998; catR's MEPV). */
function expectedVariance(
  { item, logP }: PlannedItem,
  theta: number,
  density: Float64Array,
  nodes: Float64Array,
): number {
  return probabilities(item, theta).reduce((variance, p, category) => {
    const offset = category * nodes.length;
    let [mass, first, second] = [0, 0, 0];
    for (let node = 0; node < nodes.length; node++) {
      const at = nodes[node] as number;
      const weight = (density[node] as number) * Math.exp(logP[offset + node] as number);
      mass += weight;
      first += weight * at;
      second += weight * at * at;
    }
    return variance + p * (second / mass - (first / mass) ** 2);
  }, 0);
}
