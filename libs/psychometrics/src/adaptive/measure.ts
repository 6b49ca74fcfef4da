import { type Ability } from '../ability/posterior.js';
import {
  estimateOf,
  type Evidence,
  evidenceOf,
  type Uniformity,
  uniformityOf,
} from './evidence.js';
import { type Plan } from './plan.js';
import { type TestState } from './rules.js';

/** A result with its width. All right and all wrong are finite and wide, and said to be so. */
export interface Measure extends Ability {
  /** Answers that it rests on. */
  readonly answers: number;
  /** 95 % interval. */
  readonly interval: readonly [number, number];
  readonly uniformity: Uniformity;
}

/** A test's results: overall from all answers, and for each area from those to its items. */
export interface Measures {
  readonly overall: Measure;
  readonly areas: ReadonlyMap<string, Measure>;
}

export function measureTest(plan: Plan, state: TestState): Measures {
  const evidence = evidenceOf(plan, state);
  return {
    overall: measureOf(plan, evidence),
    areas: new Map(areasOf(plan).map((area) => [area, measureOf(plan, inArea(evidence, area))])),
  };
}

/** Areas that the test asks about. */
export const areasOf = ({ list, shares }: Plan): string[] => [
  ...new Set(
    list.filter(({ part }) => shares === undefined || shares.has(part)).map(({ area }) => area),
  ),
];

export const inArea = (evidence: readonly Evidence[], area: string): Evidence[] =>
  evidence.filter(({ item }) => item.area === area);

function measureOf(plan: Plan, evidence: readonly Evidence[]): Measure {
  const { theta, standardError } = estimateOf(plan, evidence);
  return {
    theta,
    standardError,
    answers: evidence.length,
    interval: [theta - 1.96 * standardError, theta + 1.96 * standardError],
    uniformity: uniformityOf(evidence),
  };
}
