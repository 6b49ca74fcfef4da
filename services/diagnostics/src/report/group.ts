import { probabilityBelow, shareBelow, type Answer, type Plan } from '@maillage/psychometrics';
import type { Framework } from '@maillage/skills';
import { areaOf } from '../framework/framework.js';
import type { Target } from '../profile/profile.js';
import { targetOf } from '../profile/levels.js';

/** What one member of a group answered, to scored items and not too fast. */
export interface Member {
  readonly assessment: string;
  readonly answers: readonly Answer[];
  readonly theta: number;
  readonly standardError: number;
}

/** A share of a group below a target. */
export interface Share {
  readonly people: number;
  readonly target: number;
  readonly below: number;
  readonly standardError: number;
}

export interface GroupReport {
  readonly people: number;
  /** Mean of abilities, and its standard error among these people. */
  readonly mean: number;
  readonly meanError: number;
  readonly overall?: Share;
  readonly areas: readonly (Share & { readonly area: string })[];
  readonly competences: readonly (Share & { readonly competence: string })[];
}

/** A group is told from so many people on. */
export const LEAST = 5;

/**
 * Makes a report of a group: of each target, the mean of P(θ < target | answers). Counting estimates below it would be biased.
 * A part that fewer than five people answered anything about is left out.
 */
export function reportOf(
  members: readonly Member[],
  plan: Plan,
  framework: Framework,
  targets: readonly Target[],
): GroupReport {
  const partOf = ({ item }: Answer): { readonly area?: string; readonly competence?: string } =>
    plan.items.get(item.id) ?? {};
  const share = (goals: readonly Target[], isPart: (answer: Answer) => boolean): Share[] => {
    const target = targetOf(framework, goals);
    const told = members
      .map(({ answers }) => answers.filter(isPart))
      .filter((answers) => answers.length > 0);
    if (target === undefined || told.length < LEAST) return [];
    const found = shareBelow(told.map((answers) => probabilityBelow(target, answers)));
    if (found === undefined) return [];
    const { people, share: below, standardError } = found;
    return [{ people, target, below, standardError }];
  };
  const areas = [
    ...new Set(targets.flatMap(({ competence }) => areaOf(framework, competence) ?? [])),
  ];
  const people = members.length;
  const [overall] = share(targets, () => true);
  return {
    people,
    mean: members.reduce((sum, { theta }) => sum + theta, 0) / people,
    meanError:
      Math.sqrt(members.reduce((sum, { standardError }) => sum + standardError ** 2, 0)) / people,
    ...(overall === undefined ? {} : { overall }),
    areas: areas.flatMap((area) =>
      share(
        targets.filter(({ competence }) => areaOf(framework, competence) === area),
        (answer) => partOf(answer).area === area,
      ).map((one) => ({ area, ...one })),
    ),
    competences: targets.flatMap((goal) =>
      share([goal], (answer) => partOf(answer).competence === goal.competence).map((one) => ({
        competence: goal.competence,
        ...one,
      })),
    ),
  };
}

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

/** What of a group may be shown. */
export type Release = 'publish' | 'keep' | 'withhold';

/**
 * Decides what of a group is shown, so that no difference between two reports tells of fewer than five people. Who joined waits
 * until the change is of five; once somebody left, the older report is gone, and another comes when five have changed.
 */
export function releaseOf(
  shown: readonly string[] | undefined,
  present: readonly string[],
): Release {
  if (present.length < LEAST) return 'withhold';
  if (shown === undefined) return 'publish';
  const [before, now] = [new Set(shown), new Set(present)];
  const left = shown.filter((id) => !now.has(id)).length;
  const joined = present.filter((id) => !before.has(id)).length;
  if (left + joined >= LEAST) return 'publish';
  return left === 0 ? 'keep' : 'withhold';
}
