export { checkPlan } from './check/check-plan.js';
export type { Violation, ViolationCode } from './check/violation.js';
export { type AimName, AIMS } from './model/aims.js';
export { measurePlan, type Measures } from './plan/measure-plan.js';
export { type Cover, EMPTY_PLAN, type Plan, type Seat } from './plan/plan.js';
export { checkProblem } from './problem/check-problem.js';
export { type Directory, directoryOf } from './problem/directory.js';
export { type HalfDay, halfDayInWords, isHalfDay } from './problem/half-day.js';
export type { Course, Place, Session, Trainer } from './problem/offer.js';
export type { AwayLimit, Need, Person, Post, Replacement } from './problem/people.js';
export type { Fairness, Pin, Problem } from './problem/problem.js';
export { DEFAULT_SETTINGS } from './solve/aim-rules.js';
export type {
  AimResult,
  AimRule,
  Ending,
  PlanSettings,
  Progress,
  Watch,
} from './solve/aim-rules.js';
export {
  type Impossible,
  type NothingFound,
  type Planned,
  type PlanResult,
  planTraining,
} from './solve/plan-training.js';
export type { SmallestRelaxation } from './solve/relax.js';
export { loadSolver, type Solver } from './solve/solver.js';
export { comparePlans, type Comparison, type Move } from './explain/compare-plans.js';
export { costOfPins, type PinCost } from './explain/cost-of-pins.js';
export { explainLeftOut, type LeftOut, type Reason, type ReasonCode } from './explain/left-out.js';
export { planByHand } from './trial/plan-by-hand.js';
