import { type Place, UNKNOWN_PIVOT, updatedOn } from './place.js';

/** What makes a place's entry useful to the person who looks for help, in the order it is asked for. */
const EXPECTED: readonly { readonly field: string; readonly isGiven: (place: Place) => boolean }[] = [
  { field: 'pivot', isGiven: (place) => place.pivot !== UNKNOWN_PIVOT },
  { field: 'latitude', isGiven: (place) => place.latitude !== undefined && place.longitude !== undefined },
  { field: 'typologie', isGiven: (place) => place.typologie !== undefined },
  { field: 'telephone', isGiven: (place) => place.telephone !== undefined || place.courriels !== undefined },
  { field: 'horaires', isGiven: (place) => place.horaires !== undefined },
  { field: 'presentation_resume', isGiven: (place) => place.presentation_resume !== undefined || place.presentation_detail !== undefined },
  { field: 'services', isGiven: (place) => place.services !== undefined },
  { field: 'frais_a_charge', isGiven: (place) => place.frais_a_charge !== undefined },
  { field: 'modalites_acces', isGiven: (place) => place.modalites_acces !== undefined },
  { field: 'date_maj', isGiven: (place) => updatedOn(place) !== undefined },
];

export interface Quality {
  /** 0 to 100: share of what is expected that the entry says. */
  readonly score: number;
  readonly fraicheur: string;
  /** Fields to complete. */
  readonly manques: readonly string[];
}

/** How complete and how fresh an entry is on a civil day. */
export function qualityOf(place: Place, today: string): Quality {
  const manques = EXPECTED.filter(({ isGiven }) => !isGiven(place)).map(({ field }) => field);
  return { score: Math.round((100 * (EXPECTED.length - manques.length)) / EXPECTED.length), fraicheur: freshness(updatedOn(place), today), manques };
}

/** Bracket of the field's own tool (Mon Inclusion Numérique); the same day of the sixth month after is in the older one. */
function freshness(updated: string | undefined, today: string): string {
  if (updated === undefined) return 'inconnue';
  const [limit6, limit12, limit18] = [monthsBefore(today, 6), monthsBefore(today, 12), monthsBefore(today, 18)];
  if (updated > limit6) return 'moins_de_6_mois';
  if (updated > limit12) return 'de_6_a_12_mois';
  return updated > limit18 ? 'de_12_a_18_mois' : 'plus_de_18_mois';
}

/** The same day some months earlier, or the last of a month that is too short for it. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}
