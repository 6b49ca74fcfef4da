import { genres, statuts, tranchesAge } from '@maillage/nomenclatures';

const codesOf = (
  list: { readonly valeurs: readonly { readonly code: string }[] },
  prefix: string,
): string[] => list.valeurs.map(({ code }) => `${prefix}${code}`);

/** By which columns participants are counted, and the prefix of those columns. */
export const MARGINALS = { genre: 'genre_', tranche_age: 'age_', statut: 'statut_' } as const;

/**
 * What is added up of activities: columns of both rollup tables. Their order follows the nomenclatures and lasts no longer
 * than the process: SQL names the columns, events state their codes.
 */
export const MEASURES: readonly string[] = [
  'activities',
  'minutes',
  'participants',
  ...codesOf(genres, MARGINALS.genre),
  ...codesOf(tranchesAge, MARGINALS.tranche_age),
  ...codesOf(statuts, MARGINALS.statut),
];
