import { spentBy } from '../plan/measure-plan.js';
import { type Plan } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { type Violation, violation } from './violation.js';

/** Sessions, seats and replacements cost no more than there is. */
export function checkBudget(directory: Directory, plan: Plan): Violation[] {
  const { budget = Infinity } = directory.problem;
  const spent = spentBy(directory, plan);
  if (spent <= budget + 1e-6) return [];
  return [
    violation(
      'over_budget',
      `Le plan coûte ${spent.toFixed(2)} €, pour un budget de ${budget.toFixed(2)} €.`,
      `The plan costs €${spent.toFixed(2)}, and the budget is €${budget.toFixed(2)}.`,
    ),
  ];
}
