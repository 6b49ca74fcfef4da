import type { Activity } from './activity.js';

export type Dimensions = Readonly<Record<string, string>>;

/** A territory's own share of what was pushed: which communes it holds. */
export interface Area {
  readonly ref: string;
  readonly communes: readonly string[];
}

export type Step = 'jour' | 'mois' | 'trimestre' | 'annee';

/** The name of the period a day falls in. */
export function periodOf(day: string, step: Step | undefined, whole: string): string {
  if (step === undefined) return whole;
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return {
    jour: day,
    mois: day.slice(0, 7),
    trimestre: `${day.slice(0, 4)}-T${quarter}`,
    annee: day.slice(0, 4),
  }[step];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const people = ({ beneficiaires }: Activity): number => beneficiaires?.total ?? 1;

/** Participants of one age bracket; who is in none counts as unknown. */
function aged(one: Activity, bracket: string): number {
  const ages = one.beneficiaires?.tranches_age ?? {};
  const given = ages[bracket] ?? 0;
  return bracket === 'non_communique' ? given + people(one) - sum(Object.values(ages)) : given;
}

/** The figure of an indicator, counted one by one over activities, as its formula says it in words. */
export function figureOf(
  id: string,
  activities: readonly Activity[],
  { thematique, tranche_age: bracket, type }: Dimensions,
): number | null {
  const chosen = activities.filter(
    (one) =>
      (thematique === undefined || one.thematiques.includes(thematique)) &&
      (type === undefined || one.type === type),
  );
  switch (id) {
    case 'activites':
      return chosen.length;
    case 'heures':
      return Math.round((sum(chosen.map(({ duree }) => duree)) / 60) * 100) / 100;
    case 'part_aide_administrative': {
      const helped = chosen.filter((one) =>
        one.thematiques.includes('aide_aux_demarches_administratives'),
      );
      return chosen.length === 0
        ? null
        : Math.round((helped.length / chosen.length) * 10_000) / 10_000;
    }
    case 'accompagnements':
    case 'participants':
      return sum(chosen.map((one) => (bracket === undefined ? people(one) : aged(one, bracket))));
    default:
      throw new Error(`No formula for ${id}.`);
  }
}
