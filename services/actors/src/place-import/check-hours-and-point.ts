import type { Findings } from '@maillage/kernel';
import { doubtOfPoint, isOpeningHours } from '@maillage/territories';

/** Hours that nothing can read are kept for people: they are never open. */
export function checkHours(text: string, found: Findings): void {
  if (!isOpeningHours(text))
    found.remark(
      'horaires',
      'unread_hours',
      {
        fr: 'Ces horaires ne sont pas écrits comme le demande le standard (OpenStreetMap, par exemple « Mo-Fr 09:00-12:00,14:00-17:30 ») : ils sont gardés tels quels, et le lieu n’est jamais donné pour ouvert.',
        en: 'These hours are not written as the standard asks (OpenStreetMap, for example "Mo-Fr 09:00-12:00,14:00-17:30"): they are kept as they are, and the place is never told to be open.',
      },
      text,
    );
}

/** Coordinates that cannot put a place on the map, or put it somewhere else. */
export function checkPoint(
  text: { readonly latitude?: string; readonly longitude?: string },
  latitude: number | undefined,
  longitude: number | undefined,
  commune: string | undefined,
  found: Findings,
): void {
  if ((text.latitude === undefined) !== (text.longitude === undefined)) {
    found.remark(text.latitude === undefined ? 'latitude' : 'longitude', 'missing_coordinate', {
      fr: 'Une seule des deux coordonnées est donnée : le lieu ne peut pas être placé sur la carte.',
      en: 'Only one of the two coordinates is given: the place cannot be put on the map.',
    });
  }
  if (latitude === 0 && longitude === 0)
    found.remark('latitude', 'null_island', {
      fr: 'Le point 0, 0 est dans l’océan : les coordonnées sont sans doute inconnues.',
      en: 'Point 0, 0 lies in the ocean: the coordinates are probably unknown.',
    });
  else if (latitude !== undefined && longitude !== undefined && commune !== undefined) {
    const doubt = doubtOfPoint({ latitude, longitude }, commune);
    if (doubt === undefined) return;
    found.remark('latitude', doubt.kind, POINT_WORDS[doubt.kind], `${latitude}, ${longitude}`);
  }
}

const KEPT = {
  fr: 'Elles sont gardées, mais le lieu reste hors de la carte et des recherches de proximité jusqu’à ce que quelqu’un les confirme ou les corrige.',
  en: 'They are kept, but the place stays off the map and out of searches nearby until somebody confirms or corrects them.',
};
const POINT_WORDS = {
  swapped_point: {
    fr: `Latitude et longitude semblent inversées : dans l’autre ordre, le point est dans sa commune. ${KEPT.fr}`,
    en: `Latitude and longitude seem to be swapped: the other way round the point is in its commune. ${KEPT.en}`,
  },
  far_point: {
    fr: `Les coordonnées sont loin de la commune du lieu. ${KEPT.fr}`,
    en: `The coordinates are far from the commune of the place. ${KEPT.en}`,
  },
} as const;
