import { type Ability, momentsOf, weighted } from '../ability/posterior.js';
import { type Answer, categoriesOf } from '../model/item.js';
import { type Plan, type PlannedItem } from './plan.js';
import { type TestResponse, type TestState } from './rules.js';

/** An answer that counts. "Je ne sais pas" is the lowest category. */
export interface Evidence {
  readonly item: PlannedItem;
  readonly category: number;
}

/**
 * Whether an answer was given too fast to be one (Wise & Kong 2005). It then counts as missing, not as wrong (effort-moderated
 * scoring, Wise & DeMars 2006). Under adjusted conditions no time is read.
 */
export const isRapid = (
  { rules }: Plan,
  { conditions }: TestState,
  { seconds }: TestResponse,
): boolean =>
  conditions === 'standard' &&
  rules.rapidSeconds !== undefined &&
  seconds !== undefined &&
  seconds < rules.rapidSeconds;

/** Scored items that were shown, in their order; those answered too fast or passed over among them. */
export const shownOf = (plan: Plan, { responses }: TestState): PlannedItem[] =>
  responses.flatMap(({ item }) => plan.items.get(item) ?? []);

/** Answers that say something of ability: to scored items, and not too fast. An item that was passed over is missing. */
export const evidenceOf = (plan: Plan, state: TestState): Evidence[] =>
  state.responses.flatMap((response) => {
    const item = plan.items.get(response.item);
    if (item === undefined || response.value === 'missing') return [];
    if (isRapid(plan, state, response)) return [];
    return { item, category: response.value === 'unknown' ? 0 : response.value };
  });

/** The same as the estimators take it: for an estimate by another method, or P(θ < target). */
export const answersOf = (plan: Plan, state: TestState): Answer[] =>
  evidenceOf(plan, state).map(({ item, category }) => ({ item: item.item, category }));

/** log-likelihood at the points of the plan. */
export function logLikelihoodOf({ quadrature }: Plan, evidence: readonly Evidence[]): Float64Array {
  const size = quadrature.nodes.length;
  const sum = new Float64Array(size);
  for (const { item, category } of evidence) {
    const offset = category * size;
    for (let node = 0; node < size; node++)
      sum[node] = (sum[node] as number) + (item.logP[offset + node] as number);
  }
  return sum;
}

/** Ability as far as the answers say, with its density on the points (EAP). */
export function estimateOf(
  plan: Plan,
  evidence: readonly Evidence[],
): Ability & { readonly density: Float64Array } {
  const { nodes, weights } = plan.quadrature;
  const density = weighted(logLikelihoodOf(plan, evidence), weights);
  return { ...momentsOf(nodes, density), density };
}

/** What the answers have in common, which says why a result is wide. */
export type Uniformity = 'none' | 'all_right' | 'all_wrong' | 'mixed';

export function uniformityOf(evidence: readonly Evidence[]): Uniformity {
  if (evidence.length === 0) return 'none';
  if (evidence.every(({ category }) => category === 0)) return 'all_wrong';
  const isTop = ({ item, category }: Evidence): boolean => category === categoriesOf(item.item) - 1;
  return evidence.every(isTop) ? 'all_right' : 'mixed';
}
