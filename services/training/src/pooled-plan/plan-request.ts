import type { PlanSettings, Problem } from '@maillage/planning';

/** What a plan is asked for with. Everything in it can be copied to another thread. */
export interface PlanRequest {
  readonly problem: Problem;
  readonly settings: PlanSettings;
}
