import type { Target } from '../profile/profile.js';
import type { GroupReport } from './group.js';

/** A competence where training changes something: people × distance below the target × weight in the job. */
export interface Lever {
  readonly competence: string;
  /** From 1: one more than those that are surely ahead of it. Levers that the error does not tell apart share theirs. */
  readonly rank: number;
  /** People below the target, of the whole group. */
  readonly below: number;
  readonly belowError: number;
  /** How far they are below it on average, on the scale. */
  readonly distance: number;
  readonly weight: number;
  readonly score: number;
  readonly scoreError: number;
}

const WIDTH = 1.96;

/** Levers of a group, the greatest first. */
export function leversOf(
  { people, competences }: Pick<GroupReport, 'people' | 'competences'>,
  targets: readonly Target[],
): Lever[] {
  const levers = competences.flatMap((one) => {
    const weight = targets.find(({ competence }) => competence === one.competence)?.weight ?? 0;
    const score = people * one.shortfall * weight;
    if (score === 0) return [];
    return [
      {
        competence: one.competence,
        below: people * one.below,
        belowError: people * one.standardError,
        distance: one.shortfall / one.below,
        weight,
        score,
        scoreError: people * one.shortfallError * weight,
      },
    ];
  });
  return levers
    .sort((one, other) => other.score - one.score)
    .map((lever) => ({
      ...lever,
      rank:
        1 +
        levers.filter(
          ({ score, scoreError }) =>
            score - lever.score > WIDTH * Math.hypot(scoreError, lever.scoreError),
        ).length,
    }));
}
