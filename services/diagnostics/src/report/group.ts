import {
  type Ability,
  type Answer,
  expectedAPosteriori,
  type Plan,
  shareBelow,
  shortfall,
} from '@maillage/psychometrics';
import type { Framework } from '@maillage/skills';
import { areaOf } from '../framework/framework.js';
import type { Target } from '../profile/profile.js';
import { targetOf } from '../profile/levels.js';
import { type Gaps, gapsOf } from './gaps.js';
import type { localTablesOf } from './local-table.js';
import { LEAST, releaseOf } from './release.js';

/** What one member of a group answered, to scored items and not too fast. */
export interface Member extends Ability {
  readonly assessment: string;
  readonly answers: readonly Answer[];
}

/** Where a group stands to a target. Each figure is a mean over what the answers of its people leave open, with its standard error. */
export interface Share {
  readonly people: number;
  readonly target: number;
  readonly below: number;
  readonly standardError: number;
  /** Mean ability less the target: the distance to the profile. */
  readonly distance: number;
  readonly distanceError: number;
  /** Mean of how far people are below the target, 0 for who is above it. */
  readonly shortfall: number;
  readonly shortfallError: number;
  /** Shares of the people who are below by up to half a unit of the scale, by half to a whole one, and by more. */
  readonly gaps: Gaps;
}

export type CompetenceShare = Share & { readonly competence: string };

/** Reports that an older edition of this made lack some figures. */
export const EDITION = 3;

export interface GroupReport {
  readonly edition: number;
  readonly people: number;
  /** Mean of abilities, and its standard error among these people. */
  readonly mean: number;
  readonly meanError: number;
  readonly overall?: Share;
  readonly areas: readonly (Share & { readonly area: string })[];
  readonly competences: readonly CompetenceShare[];
  /** Of each part that was ever shown, whom it was made of when it was shown last. Told to nobody. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  /** Answers to questions of the territory, and what is kept of them to compare with. */
  readonly local: ReturnType<typeof localTablesOf>;
}

/** A part of a report: the targets that it is of, and the answers that say something of it. */
interface Part {
  readonly key: string;
  readonly targets: readonly Target[];
  readonly isOf: (answer: Answer) => boolean;
}

/**
 * Makes a report of a group: of each target, the mean of P(θ < target | answers). Counting estimates below it would be biased.
 * A part that fewer than five people answered anything about is left out; so is one that differs from what was last shown of it
 * by fewer than five people, since members may be many and those who answered to a part few.
 */
export function reportOf(
  members: readonly Member[],
  plan: Plan,
  framework: Framework,
  targets: readonly Target[],
  before: Partial<Pick<GroupReport, 'told'>> = {},
): Omit<GroupReport, 'local'> {
  const told: Record<string, readonly string[]> = { ...before.told };
  const share = ({ key, targets: goals, isOf }: Part): Share[] => {
    const target = targetOf(framework, goals);
    const parts = members.flatMap(({ assessment, answers }) => {
      const own = answers.filter(isOf);
      return own.length === 0 ? [] : [{ assessment, own }];
    });
    const ids = parts.map(({ assessment }) => assessment).sort();
    if (target === undefined || !isShown(told[key], ids)) return [];
    told[key] = ids;
    return [
      shareOf(
        parts.map(({ own }) => own),
        target,
        plan,
      ),
    ];
  };
  const partOf = ({ item }: Answer): { readonly area?: string; readonly competence?: string } =>
    plan.items.get(item.id) ?? {};
  const areas = [
    ...new Set(targets.flatMap(({ competence }) => areaOf(framework, competence) ?? [])),
  ];
  const people = members.length;
  const [overall] = share({ key: '', targets, isOf: () => true });
  return {
    edition: EDITION,
    people,
    mean: members.reduce((sum, { theta }) => sum + theta, 0) / people,
    meanError: errorOf(members.map(({ standardError }) => standardError ** 2)),
    ...(overall === undefined ? {} : { overall }),
    areas: areas.flatMap((area) =>
      share({
        key: `area ${area}`,
        targets: targets.filter(({ competence }) => areaOf(framework, competence) === area),
        isOf: (answer) => partOf(answer).area === area,
      }).map((one) => ({ area, ...one })),
    ),
    competences: targets.flatMap((goal) =>
      share({
        key: goal.competence,
        targets: [goal],
        isOf: (answer) => partOf(answer).competence === goal.competence,
      }).map((one) => ({ competence: goal.competence, ...one })),
    ),
    told,
  };
}

/** Whether a part may be shown again: by the same people, or by five others. */
const isShown = (before: readonly string[] | undefined, now: readonly string[]): boolean =>
  now.length >= LEAST && (before?.join() === now.join() || releaseOf(before, now) === 'publish');

function shareOf(answers: readonly (readonly Answer[])[], target: number, plan: Plan): Share {
  const people = answers.length;
  const abilities = answers.map((own) => expectedAPosteriori(own, plan.quadrature));
  const falls = answers.map((own) => shortfall(target, own));
  const { share = 0, standardError = 0 } =
    shareBelow(falls.map(({ probability }) => probability)) ?? {};
  return {
    ...{ people, target, below: share, standardError },
    distance: abilities.reduce((sum, { theta }) => sum + theta, 0) / people - target,
    distanceError: errorOf(abilities.map((one) => one.standardError ** 2)),
    shortfall: falls.reduce((sum, { mean }) => sum + mean, 0) / people,
    shortfallError: errorOf(falls.map(({ variance }) => variance)),
    gaps: gapsOf(target, share, answers),
  };
}

/** Standard error of a mean, from the variances that it is over. */
const errorOf = (variances: readonly number[]): number =>
  Math.sqrt(variances.reduce((sum, one) => sum + one, 0)) / variances.length;

/** One person's participations count once, by the last that was finished. */
export function lastOf<T extends { readonly person: string; readonly endedAt: Date }>(
  participations: readonly T[],
): T[] {
  const last = new Map<string, T>();
  for (const one of participations) {
    const known = last.get(one.person);
    if (known === undefined || known.endedAt <= one.endedAt) last.set(one.person, one);
  }
  return [...last.values()];
}
