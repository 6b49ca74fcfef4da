import { genres, statuts, tranchesAge } from '@maillage/nomenclatures';
import type { ActivityFacts } from '@maillage/contracts';

const codesOf = (
  list: { readonly valeurs: readonly { readonly code: string }[] },
  prefix: string,
): string[] => list.valeurs.map(({ code }) => `${prefix}${code}`);

/** By which columns participants are counted, and the prefix of those columns. */
export const MARGINALS = { genre: 'genre_', tranche_age: 'age_', statut: 'statut_' } as const;

/**
 * What is added up of activities, in the order of the columns of both rollup tables. The columns of a marginal follow
 * its nomenclature, as the lists of an event do.
 */
export const MEASURES: readonly string[] = [
  'activities',
  'minutes',
  'participants',
  ...codesOf(genres, MARGINALS.genre),
  ...codesOf(tranchesAge, MARGINALS.tranche_age),
  ...codesOf(statuts, MARGINALS.statut),
];

const LISTS = [
  ['genders', genres.valeurs.length],
  ['ages', tranchesAge.valeurs.length],
  ['statuses', statuts.valeurs.length],
] as const;

/**
 * One activity as a vector over MEASURES, or undefined when its lists are not those of the nomenclatures: such an
 * event comes from another version of the vocabulary and can't be added up without inventing something.
 */
export function measuresOf(facts: ActivityFacts): readonly number[] | undefined {
  if (LISTS.some(([name, length]) => facts[name].length !== length)) return undefined;
  return [1, facts.minutes, facts.participants, ...facts.genders, ...facts.ages, ...facts.statuses];
}
