import { type Findings } from '@maillage/kernel';
import { type Bank } from './bank.js';
import { planTest } from './plan.js';
import { type Rules } from './rules.js';
import { countExposure, simulateTests } from './simulation.js';

export interface EligibilitySearch {
  readonly people: number;
  readonly rounds: number;
  readonly seed: number;
}

/**
 * Finds with which probability each item should be open to a test, by simulation in rounds as Sympson & Hetter (1985): an item
 * is opened as often as keeps P(open) × P(shown | open) at the limit, and always where it is seldom chosen. Tests are then
 * more precise than with every item open at the limit, which needs no simulation.
 */
export function findEligibility(
  rules: Rules,
  bank: Bank,
  { people, rounds, seed }: EligibilitySearch,
  findings: Findings,
): Record<string, number> | undefined {
  const { exposure } = rules;
  if (exposure === undefined) return {};
  let eligibility: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const plan = planTest({ ...rules, exposure: { ...exposure, eligibility } }, bank, findings);
    if (plan === undefined) return undefined;
    const { open, shown } = countExposure(plan, simulateTests(plan, people, seed + round));
    eligibility = Object.fromEntries(
      [...plan.items.values()].map(({ item: { id }, eligibility: before }) => {
        const given = (shown.get(id) ?? 0) / (open.get(id) ?? 1);
        const next = Math.min(1, exposure.limit / given);
        // Halfway in logarithms: what is closed for one item moves to the next, and would swing otherwise.
        return [id, round === 0 ? next : Math.sqrt(before * next)];
      }),
    );
  }
  return eligibility;
}
