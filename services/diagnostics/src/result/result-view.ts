import type { Framework } from '@maillage/skills';
import type { OwnResult, Result } from '../assessment/own-result.js';
import { areaOf } from '../framework/framework.js';
import { targetOf } from '../profile/levels.js';
import type { Target } from '../profile/profile.js';

type Named = Framework['name'];

/** A line of a result: what it is of, and what may be said of it. */
export interface ResultLine {
  readonly code: string;
  readonly name: Named;
  readonly result: Result;
  /** The ability that the job asks for; absent where it asks for nothing. */
  readonly target?: number;
}

/** A result as it is told to the person. */
export interface ResultView {
  readonly overall: Omit<ResultLine, 'code' | 'name'>;
  /** Strengths first: by distance to what the job asks for. */
  readonly areas: readonly ResultLine[];
  readonly competences: readonly ResultLine[];
  /** The area to begin with, where one has room: answered, not clearly above its target. */
  readonly first?: ResultLine;
  /** The competence of that area which the job asks for most. */
  readonly firstCompetence?: Named;
  readonly isCalibrated: boolean;
}

const distance = ({ result, target }: ResultLine): number => result.theta - (target ?? 0);

/** Puts a result into the order in which it is told. */
export function viewOf(
  { overall, areas, competences, isCalibrated }: OwnResult,
  framework: Framework,
  targets: readonly Target[],
): ResultView {
  const within = (area: string): Target[] =>
    targets.filter(({ competence }) => areaOf(framework, competence) === area);
  const all = framework.areas.flatMap((area) => area.competences);
  const line = (
    code: string,
    names: readonly { readonly code: string; readonly name: Named }[],
    result: Result,
    goals: readonly Target[],
  ): ResultLine => ({
    ...{ code, result },
    name: names.find((one) => one.code === code)?.name ?? { fr: code, en: code },
    ...targetIn(framework, goals),
  });
  const lines = areas
    .map(({ area, ...result }) => line(area, framework.areas, result, within(area)))
    .sort((one, other) => distance(other) - distance(one));
  const first = lines.findLast(
    ({ result, target }) =>
      target !== undefined && result.answers > 0 && result.position !== 'above',
  );
  const [most] = within(first?.code ?? '').sort((one, other) => other.weight - one.weight);
  const firstCompetence = all.find(({ code }) => code === most?.competence)?.name;
  return {
    overall: { result: overall, ...targetIn(framework, targets) },
    areas: lines,
    competences: competences.map(({ competence, ...result }) =>
      line(
        competence,
        all,
        result,
        targets.filter((goal) => goal.competence === competence),
      ),
    ),
    ...(first === undefined ? {} : { first }),
    ...(firstCompetence === undefined ? {} : { firstCompetence }),
    isCalibrated,
  };
}

/** The part of a result that is about some areas: nothing of the whole, which would tell of the others. */
export function onlyAreas(
  view: ResultView,
  framework: Framework,
  areas: readonly string[],
): Pick<ResultView, 'overall' | 'areas' | 'competences' | 'isCalibrated'> {
  return {
    ...{ overall: view.overall, isCalibrated: view.isCalibrated },
    areas: view.areas.filter(({ code }) => areas.includes(code)),
    competences: view.competences.filter(({ code }) =>
      areas.includes(areaOf(framework, code) ?? ''),
    ),
  };
}

const targetIn = (
  framework: Framework,
  targets: readonly Target[],
): { readonly target?: number } => {
  const target = targetOf(framework, targets);
  return target === undefined ? {} : { target };
};
