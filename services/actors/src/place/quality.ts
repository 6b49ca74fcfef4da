import { freshnessOf } from '@maillage/nomenclatures';
import { type Place, UNKNOWN_PIVOT, updatedOn } from './place.js';

/** What makes a place's entry useful to the person who looks for help, in the order it is asked for. */
const EXPECTED: readonly {
  readonly field: string;
  readonly isGiven: (place: Place, checkedOn?: string) => boolean;
}[] = [
  { field: 'pivot', isGiven: (place) => place.pivot !== UNKNOWN_PIVOT },
  {
    field: 'latitude',
    isGiven: (place) => place.latitude !== undefined && place.longitude !== undefined,
  },
  { field: 'typologie', isGiven: (place) => place.typologie !== undefined },
  {
    field: 'telephone',
    isGiven: (place) => place.telephone !== undefined || place.courriels !== undefined,
  },
  { field: 'horaires', isGiven: (place) => place.horaires !== undefined },
  {
    field: 'presentation_resume',
    isGiven: (place) =>
      place.presentation_resume !== undefined || place.presentation_detail !== undefined,
  },
  { field: 'services', isGiven: (place) => place.services !== undefined },
  { field: 'frais_a_charge', isGiven: (place) => place.frais_a_charge !== undefined },
  { field: 'modalites_acces', isGiven: (place) => place.modalites_acces !== undefined },
  { field: 'date_maj', isGiven: (place, checkedOn) => updatedOn(place, checkedOn) !== undefined },
];

export interface Quality {
  /** 0 to 100: share of what is expected that the entry says. */
  readonly score: number;
  readonly fraicheur: string;
  /** Fields to complete. */
  readonly manques: readonly string[];
}

/** How complete and how fresh an entry is on a civil day. @param checkedOn day on which those concerned confirmed it. */
export function qualityOf(place: Place, today: string, checkedOn?: string): Quality {
  const manques = EXPECTED.filter(({ isGiven }) => !isGiven(place, checkedOn)).map(
    ({ field }) => field,
  );
  return {
    score: Math.round((100 * (EXPECTED.length - manques.length)) / EXPECTED.length),
    fraicheur: freshnessOf(updatedOn(place, checkedOn), today),
    manques,
  };
}
