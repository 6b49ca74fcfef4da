import { type Ability } from '../ability/posterior.js';
import { estimateOf, type Evidence } from './evidence.js';
import { areasOf, inArea } from './measure.js';
import { type Plan } from './plan.js';
import { type StopRules, type TestState } from './rules.js';

/** Why a test ends. `exhausted`: no item is left that may be shown. */
export type StopReason = 'length' | 'time' | 'precision' | 'decision' | 'exhausted';

/** Areas that have reached the precision asked of each. */
export function preciseAreas(plan: Plan, evidence: readonly Evidence[]): ReadonlySet<string> {
  const wanted = plan.rules.stop.areaStandardError;
  if (wanted === undefined) return new Set();
  return new Set(
    areasOf(plan).filter(
      (area) => estimateOf(plan, inArea(evidence, area)).standardError <= wanted,
    ),
  );
}

/** Whether a test is over before another item is looked for. */
export function stopOf(
  plan: Plan,
  state: TestState,
  evidence: readonly Evidence[],
  shown: number,
  precise: ReadonlySet<string>,
): StopReason | undefined {
  const { stop } = plan.rules;
  const seconds = state.responses.reduce((sum, response) => sum + (response.seconds ?? 0), 0);
  if (stop.seconds !== undefined && state.conditions === 'standard' && seconds >= stop.seconds)
    return 'time';
  if (shown >= stop.items) return 'length';
  if (evidence.length === 0 || shown < (stop.leastItems ?? 0)) return undefined;
  if (isPrecise(plan, evidence, precise)) return 'precision';
  return isDecided(plan, evidence) ? 'decision' : undefined;
}

function isPrecise(
  plan: Plan,
  evidence: readonly Evidence[],
  precise: ReadonlySet<string>,
): boolean {
  const { standardError, areaStandardError } = plan.rules.stop;
  if (standardError === undefined && areaStandardError === undefined) return false;
  return (
    (standardError === undefined || estimateOf(plan, evidence).standardError <= standardError) &&
    (areaStandardError === undefined || areasOf(plan).every((area) => precise.has(area)))
  );
}

/** Every interval lies on one side of its target (Weiss & Kingsbury 1984, ability confidence intervals). */
function isDecided(plan: Plan, evidence: readonly Evidence[]): boolean {
  const { target: overall, areaTargets = {} } = plan.rules.stop;
  const areas = Object.entries(areaTargets);
  if (overall === undefined && areas.length === 0) return false;
  return (
    (overall === undefined || isClear(estimateOf(plan, evidence), overall, plan.rules.stop)) &&
    areas.every(([area, level]) => {
      const its = inArea(evidence, area);
      return its.length > 0 && isClear(estimateOf(plan, its), level, plan.rules.stop);
    })
  );
}

const isClear = (
  { theta, standardError }: Ability,
  target: number,
  { z = 1.96 }: StopRules,
): boolean => Math.abs(theta - target) > z * standardError;
