import { addMonths } from '@maillage/kernel';
import { type CodeOf, nomenclature } from './nomenclature.js';

/** How long ago a place was last updated by its owner (brackets of Mon Inclusion Numérique, `fraicheur.ts`). */
export const fraicheurs = nomenclature(
  'fraicheur',
  '1',
  { fr: 'Fraîcheur de la fiche', en: 'Freshness of the entry' },
  [
    { code: 'moins_de_6_mois', libelle: { fr: 'Moins de 6 mois', en: 'Under 6 months' } },
    { code: 'de_6_a_12_mois', libelle: { fr: 'De 6 à 12 mois', en: '6 to 12 months' } },
    { code: 'de_12_a_18_mois', libelle: { fr: 'De 12 à 18 mois', en: '12 to 18 months' } },
    { code: 'plus_de_18_mois', libelle: { fr: 'Plus de 18 mois', en: 'Over 18 months' } },
    { code: 'inconnue', libelle: { fr: 'Date inconnue', en: 'Date unknown' } },
  ],
);

/** Limits of the brackets by the day they are seen from: asked for with every place and every period, and few days differ. */
const limits = new Map<string, readonly string[]>();
const KEPT_DAYS = 1_000;

/**
 * The bracket of the day a place was updated on, seen from a civil date: an entry is six months old on the same day of
 * the sixth month after, and then counts in the older bracket. A day that is not known, or empty, is `inconnue`.
 */
export function freshnessOf(
  updatedOn: string | undefined,
  today: string,
): CodeOf<typeof fraicheurs> {
  if (updatedOn === undefined || updatedOn === '') return 'inconnue';
  const [six = '', twelve = '', eighteen = ''] = limitsSeenFrom(today);
  if (updatedOn > six) return 'moins_de_6_mois';
  if (updatedOn > twelve) return 'de_6_a_12_mois';
  return updatedOn > eighteen ? 'de_12_a_18_mois' : 'plus_de_18_mois';
}

function limitsSeenFrom(day: string): readonly string[] {
  const known = limits.get(day);
  if (known !== undefined) return known;
  const found = [6, 12, 18].map((months) => addMonths(day, -months));
  if (limits.size >= KEPT_DAYS) limits.clear();
  limits.set(day, found);
  return found;
}
