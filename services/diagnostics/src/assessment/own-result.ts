import {
  answersOf,
  expectedAPosteriori,
  type Measure,
  measureTest,
  type Plan,
  type Uniformity,
} from '@maillage/psychometrics';
import { areCalibrated, type BankItem } from '../bank/bank.js';
import { areaOf, type Reference } from '../framework/framework.js';
import type { Framework } from '@maillage/skills';
import type { Target } from '../profile/profile.js';
import { levelAt, positionOf, targetOf } from '../profile/levels.js';
import { type Assessment, stateOf } from './assessment.js';

/** A level with its width, and where it lies to the target. */
export interface Result {
  readonly theta: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  readonly answers: number;
  /** Levels at the ends of the interval: it may be any between them. */
  readonly lowest?: string;
  readonly highest?: string;
  readonly position?: 'below' | 'near' | 'above';
  readonly uniformity?: Uniformity;
}

export interface OwnResult {
  readonly overall: Result;
  readonly areas: readonly (Result & { readonly area: string })[];
  /** Those alone whose error allows it. */
  readonly competences: readonly (Result & { readonly competence: string })[];
  /** Whether all that was answered is calibrated. */
  readonly isCalibrated: boolean;
}

/** A single competence is told from so many answers on, and with so small an error; with less it would claim too much. */
const COMPETENCE = { answers: 3, standardError: 0.6 };

/** What a person's answers say, and no more. */
export function ownResult(
  plan: Plan,
  assessment: Assessment,
  framework: Framework,
  targets: readonly Target[],
  items: readonly BankItem[],
): OwnResult {
  const state = stateOf(assessment);
  const { overall, areas } = measureTest(plan, state);
  const answers = answersOf(plan, state);
  const within = (area: string): Target[] =>
    targets.filter(({ competence }) => areaOf(framework, competence) === area);
  const competences = [...new Set(targets.map(({ competence }) => competence))].flatMap(
    (competence) => {
      const own = answers.filter(({ item }) => plan.items.get(item.id)?.competence === competence);
      const { theta, standardError } = expectedAPosteriori(own, plan.quadrature);
      if (own.length < COMPETENCE.answers || standardError > COMPETENCE.standardError) return [];
      const interval = [theta - 1.96 * standardError, theta + 1.96 * standardError] as const;
      const goals = targets.filter((target) => target.competence === competence);
      const measured = { theta, standardError, interval, answers: own.length };
      return [{ competence, ...placed(measured, framework, goals) }];
    },
  );
  const answered = new Set(answers.map(({ item }) => item.id));
  return {
    overall: placed(overall, framework, targets),
    areas: [...areas].map(([area, measure]) => ({
      area,
      ...placed(measure, framework, within(area)),
    })),
    competences,
    isCalibrated: areCalibrated(items.filter(({ id }) => answered.has(id))),
  };
}

function placed(
  measure: Omit<Measure, 'uniformity'> & { readonly uniformity?: Uniformity },
  framework: Reference,
  targets: readonly Target[],
): Result {
  const [low, high] = measure.interval;
  const target = targetOf(framework, targets);
  const [lowest, highest] = [levelAt(framework, low), levelAt(framework, high)];
  return {
    ...measure,
    ...(lowest === undefined ? {} : { lowest }),
    ...(highest === undefined ? {} : { highest }),
    ...(target === undefined ? {} : { position: positionOf(measure.interval, target) }),
  };
}
