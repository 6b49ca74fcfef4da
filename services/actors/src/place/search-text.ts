import { foldText } from '@maillage/kernel';
import type { Place } from './place.js';

/** The words by which a place is looked for, without accents or capitals. */
export function searchText(place: Place): string {
  return foldText(
    [place.nom, place.structure_parente, place.adresse, place.code_postal, place.commune]
      .filter(Boolean)
      .join(' '),
  );
}

/**
 * The words of a question that count: at most 8, those of one or two letters only when there is no other.
 * Written as `searchText` writes, so that the two can be compared.
 */
export function wordsOf(question: string): string[] {
  const words = [...new Set(foldText(question).split(' '))].filter((word) => word !== '');
  const telling = words.filter((word) => word.length > 2);
  return (telling.length > 0 ? telling : words).slice(0, 8);
}
