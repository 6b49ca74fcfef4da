import {
  type AimResult,
  checkPlan,
  directoryOf,
  explainLeftOut,
  type LeftOut,
  loadSolver,
  measurePlan,
  type Measures,
  type Plan,
  planTraining,
  type SmallestRelaxation,
} from '@maillage/planning';
import type { PlanRequest } from './plan-request.js';

/** What came of a request: a plan that its checker finds nothing against, or why there is none. */
export type PlanOutcome =
  | {
      readonly kind: 'planned';
      readonly plan: Plan;
      readonly aims: readonly AimResult[];
      readonly omitted: number;
      readonly isReproducible: boolean;
      readonly measures: Measures;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'impossible'; readonly relaxation: SmallestRelaxation }
  | { readonly kind: 'nothing_found' };

/**
 * Solves a problem without fault, in a thread of its own.
 * @throws Error where the plan breaks a rule by the reading of the checker, which shares nothing with the planner.
 */
export async function solvePlan({ problem, settings }: PlanRequest): Promise<PlanOutcome> {
  const directory = directoryOf(problem);
  const result = planTraining(await loadSolver(), directory, settings);
  if (result.kind !== 'planned') return result;
  const broken = checkPlan(directory, result.plan);
  if (broken.length > 0)
    throw new Error(`the plan breaks ${broken.map(({ code }) => code).join(', ')}`);
  return {
    ...result,
    measures: measurePlan(directory, result.plan),
    leftOut: explainLeftOut(directory, result.plan),
  };
}
