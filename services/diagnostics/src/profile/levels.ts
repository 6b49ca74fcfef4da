import { levelCuts } from '@maillage/skills';
import { isSame, type Reference } from '../framework/framework.js';
import type { Target } from './profile.js';

const { framework: CUT_FRAMEWORK, cuts: CUTS, isCalibrated } = levelCuts();

/** Whether the cuts between levels were set by a standard setting; experts guessed them otherwise. */
export const areCutsCalibrated = isCalibrated;

/** The ability that a level begins at; undefined for a framework without cuts. */
export const cutOf = (framework: Reference, level: string): number | undefined =>
  isSame(framework, CUT_FRAMEWORK) ? CUTS.find((cut) => cut.level === level)?.from : undefined;

/** The level that an ability lies in; undefined below the first, and for a framework without cuts. */
export const levelAt = (framework: Reference, theta: number): string | undefined =>
  isSame(framework, CUT_FRAMEWORK) ? CUTS.findLast((cut) => cut.from <= theta)?.level : undefined;

/** The ability that targets ask for on average, by their weights; undefined without one. */
export function targetOf(framework: Reference, targets: readonly Target[]): number | undefined {
  let [sum, weights] = [0, 0];
  for (const { level, weight } of targets) {
    const cut = cutOf(framework, level);
    if (cut === undefined) return undefined;
    sum += weight * cut;
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}

/** Where an interval lies: clearly on one side of a target, or too near to say. */
export function positionOf(
  [low, high]: readonly [number, number],
  target: number,
): 'below' | 'near' | 'above' {
  if (high < target) return 'below';
  return low >= target ? 'above' : 'near';
}
