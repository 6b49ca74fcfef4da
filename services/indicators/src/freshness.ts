import { nomenclature } from '@maillage/nomenclatures';
import { addMonths } from './calendar.js';

/** How long ago a place was last updated by its owner (brackets of Mon Inclusion Numérique, `fraicheur.ts`). */
export const fraicheurs = nomenclature('fraicheur', '1', { fr: 'Fraîcheur de la fiche', en: 'Freshness of the entry' }, [
  { code: 'moins_de_6_mois', libelle: { fr: 'Moins de 6 mois', en: 'Under 6 months' } },
  { code: 'de_6_a_12_mois', libelle: { fr: 'De 6 à 12 mois', en: '6 to 12 months' } },
  { code: 'de_12_a_18_mois', libelle: { fr: 'De 12 à 18 mois', en: '12 to 18 months' } },
  { code: 'plus_de_18_mois', libelle: { fr: 'Plus de 18 mois', en: 'Over 18 months' } },
  { code: 'inconnue', libelle: { fr: 'Date inconnue', en: 'Date unknown' } },
]);

/**
 * Makes the function that gives the bracket of a day of update, seen from `day`: an entry is six months old on the
 * same day of the sixth month after, and then counts in the older bracket. An empty day is unknown.
 */
export function freshnessSeenFrom(day: string): (updatedOn: string) => string {
  const [six, twelve, eighteen] = [addMonths(day, -6), addMonths(day, -12), addMonths(day, -18)];
  return (updatedOn) => {
    if (updatedOn === '') return 'inconnue';
    if (updatedOn > six) return 'moins_de_6_mois';
    if (updatedOn > twelve) return 'de_6_a_12_mois';
    return updatedOn > eighteen ? 'de_12_a_18_mois' : 'plus_de_18_mois';
  };
}
