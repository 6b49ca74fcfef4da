import { candidatesOf } from './candidates.js';
import { type Knowledge, valueBy } from './criteria.js';
import { eligibleItems } from './eligibility.js';
import { estimateOf, evidenceOf, logLikelihoodOf, shownOf } from './evidence.js';
import { type Plan, type PlannedItem } from './plan.js';
import { type TestState } from './rules.js';
import { preciseAreas, type StopReason, stopOf } from './stopping.js';
import { trialAt } from './trials.js';

/** What comes next: an item or the end. `exhausted` names the parts of the balance that have no item left for this person. */
export type Next =
  | {
      readonly kind: 'item';
      readonly item: string;
      /** An item that is not scored collects answers for its calibration. */
      readonly isScored: boolean;
      readonly exhausted: readonly string[];
    }
  | { readonly kind: 'stop'; readonly reason: StopReason; readonly exhausted: readonly string[] };

/** The next item: a function of plan, seed and answers alone, so that a test resumed anywhere goes on with the same. */
export function nextItem(plan: Plan, state: TestState): Next {
  const evidence = evidenceOf(plan, state);
  const shown = shownOf(plan, state);
  const precise = preciseAreas(plan, evidence);
  const reason = stopOf(plan, state, evidence, shown.length, precise);
  if (reason !== undefined) return { kind: 'stop', reason, exhausted: [] };
  const trial = trialAt(plan, state);
  if (trial !== undefined) return { kind: 'item', item: trial, isScored: false, exhausted: [] };
  const open = eligibleItems(plan, state.seed);
  const { items, exhausted } = candidatesOf(plan, shown, open, precise);
  if (items.length === 0) return { kind: 'stop', reason: 'exhausted', exhausted };
  const { firstCriterion = 'klp', criterion = 'mfi' } = plan.rules;
  const logs = logLikelihoodOf(plan, evidence);
  const greatest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const knowledge: Knowledge = {
    ...estimateOf(plan, evidence),
    likelihood: logs.map((value) => Math.exp(value - greatest)),
  };
  const by = evidence.length === 0 ? firstCriterion : criterion;
  const best = bestOf(items, valueBy(by, plan.quadrature, knowledge));
  return { kind: 'item', item: best, isScored: true, exhausted };
}

/** Of items that are equally good, that whose id comes first. */
function bestOf(items: readonly PlannedItem[], value: (item: PlannedItem) => number): string {
  let best = '';
  let most = -Infinity;
  for (const item of items) {
    const its = value(item);
    const { id } = item.item;
    if (its > most || (its === most && id < best)) [best, most] = [id, its];
  }
  return best;
}
