import type { Target } from '../profile/profile.js';
import type { Gaps } from '../report/gaps.js';
import type { GroupReport } from '../report/group.js';
import { leversOf } from '../report/levers.js';

/** How soon a need is to be met: by what the competence weighs in the job. */
export type Urgency = 'basse' | 'moyenne' | 'haute';

/** What of a competence a group lacks, as its report tells it. */
export interface Need {
  readonly competence: string;
  /** The level that the job asks for. */
  readonly level: string;
  readonly urgency: Urgency;
  /** Among the needs of its campaign, from 1; needs that the error does not tell apart share theirs. */
  readonly rank: number;
  /** Whom it is estimated from. */
  readonly people: number;
  /** Mean of P(θ < target | answers), with its standard error. */
  readonly below: number;
  readonly belowError: number;
  /** People of the whole group who are below, with its standard error. */
  readonly number: number;
  readonly numberError: number;
  /** Shares of the people who are below by up to half a unit of the scale, by half to a whole one, and by more. */
  readonly gaps: Gaps;
}

const URGENCIES: Readonly<Record<number, Urgency>> = { 1: 'basse', 2: 'moyenne', 3: 'haute' };

/** The needs of a group that is shown, by their ranks: nothing in them that its report does not tell. */
export function needsOf(
  report: Pick<GroupReport, 'people' | 'competences'>,
  targets: readonly Target[],
): Need[] {
  return leversOf(report, targets).flatMap(({ competence, rank, below, belowError, weight }) => {
    const share = report.competences.find((one) => one.competence === competence);
    const target = targets.find((one) => one.competence === competence);
    if (share === undefined || target === undefined) return [];
    return [
      {
        ...{ competence, rank, level: target.level, urgency: URGENCIES[weight] ?? 'basse' },
        people: share.people,
        below: share.below,
        belowError: share.standardError,
        ...{ number: below, numberError: belowError, gaps: share.gaps },
      },
    ];
  });
}

/** What was stated of a campaign's needs before. */
export interface Statement {
  readonly id: string;
  readonly version: number;
  /** When the report was made that it was last read from. */
  readonly madeAt?: Date;
  readonly isStated: boolean;
}

/**
 * Decides what becomes of the statement of a campaign: a newer report takes its place; where the report is withheld, it is taken
 * back. A report that was read before another one came says nothing any more.
 */
export function decideStatement(
  { madeAt, isStated }: Pick<Statement, 'madeAt' | 'isStated'>,
  report: { readonly madeAt: Date } | undefined,
): 'state' | 'takeBack' | 'leave' {
  if (report === undefined) return isStated ? 'takeBack' : 'leave';
  return madeAt === undefined || report.madeAt > madeAt ? 'state' : 'leave';
}
