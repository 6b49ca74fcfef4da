import type { ActivityFacts, PlaceFacts } from '@maillage/contracts';
import { genres, statuts, tranchesAge } from '@maillage/nomenclatures';

/** A figure's dimensions as an answer gives them. */
type Dimensions = Readonly<Record<string, string>>;

const MARGINALS = [
  ['genre', genres, 'genders'],
  ['tranche_age', tranchesAge, 'ages'],
  ['statut', statuts, 'statuses'],
] as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const round = (value: number, scale: number): number => Math.round(value * scale) / scale;

/** The figure of an indicator, counted one by one over the activities of a territory and period. */
export function figureOf(
  id: string,
  facts: readonly ActivityFacts[],
  dimensions: Dimensions,
): number | null {
  const { type, type_lieu: placeKind, thematique } = dimensions;
  const chosen = facts.filter(
    (one) =>
      (type === undefined || one.type === type) &&
      (placeKind === undefined || one.placeKind === placeKind) &&
      (thematique === undefined || one.themes.includes(thematique)),
  );
  const minutes = sum(chosen.map((one) => one.minutes));
  switch (id) {
    case 'activites':
      return chosen.length;
    case 'heures':
      return round(minutes / 60, 100);
    case 'duree_moyenne':
      return chosen.length === 0 ? null : round(minutes / chosen.length, 10);
    case 'thematiques_abordees':
      return thematique === undefined ? sum(chosen.map((one) => one.themes.length)) : chosen.length;
    case 'part_aide_administrative': {
      const helped = chosen.filter((one) =>
        one.themes.includes('aide_aux_demarches_administratives'),
      );
      return chosen.length === 0 ? null : round(helped.length / chosen.length, 10_000);
    }
    default:
      return sum(chosen.map((one) => participantsOf(one, dimensions)));
  }
}

function participantsOf(facts: ActivityFacts, dimensions: Dimensions): number {
  for (const [name, list, field] of MARGINALS) {
    const code = dimensions[name];
    if (code !== undefined)
      return facts[field][list.valeurs.findIndex((value) => value.code === code)] ?? NaN;
  }
  return facts.participants;
}

/** How many places there are of those in a territory, as they were described at the end of a day. */
export function stockOf(
  places: readonly PlaceFacts[],
  dimensions: Dimensions,
  day: string,
): number {
  const { services, typologie, fraicheur } = dimensions;
  return places.filter(
    (one) =>
      (services === undefined || one.services.includes(services)) &&
      (typologie === undefined || one.typologies.includes(typologie)) &&
      (fraicheur === undefined || freshness(one.updatedOn, day) === fraicheur),
  ).length;
}

/** Counted in whole months by the calendar, unlike the code under test, which compares with days in the past. */
function freshness(updatedOn: string, day: string): string {
  if (updatedOn === '') return 'inconnue';
  const [from, to] = [updatedOn, day].map((text) => text.split('-').map(Number)) as [
    number[],
    number[],
  ];
  const part = (date: number[], index: number): number => date[index] ?? 0;
  const isFull = part(to, 2) >= part(from, 2);
  const months =
    (part(to, 0) - part(from, 0)) * 12 + part(to, 1) - part(from, 1) - (isFull ? 0 : 1);
  if (months < 6) return 'moins_de_6_mois';
  if (months < 12) return 'de_6_a_12_mois';
  return months < 18 ? 'de_12_a_18_mois' : 'plus_de_18_mois';
}
