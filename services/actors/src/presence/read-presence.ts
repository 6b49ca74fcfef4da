import { Findings } from '@maillage/kernel';
import { readPeriod, required } from '../post/read-post.js';
import type { Read } from '../professional/record.js';
import { readCivilDate, readId, readMembers, readText } from '../structure/structure-texts.js';
import type { Presence } from './presence.js';
import { readWeek } from './week.js';

const FIELDS = ['professionnel_id', 'lieu_id', 'horaires', 'du', 'au'];

/** Reads a presence of the API's shape. */
export function readPresence(body: unknown): Read<Presence> {
  const found = new Findings('actors');
  const fields = readMembers('', body, FIELDS, found);
  if (fields === undefined) return { faults: found.faults };
  const professional = required('professionnel_id', readId, fields['professionnel_id'], found, {
    fr: 'Une présence est celle d’un professionnel : donnez son identifiant.',
    en: 'A presence is that of a professional: give the id.',
  });
  const place = required('lieu_id', readId, fields['lieu_id'], found, {
    fr: 'Une présence est dans un lieu : donnez son identifiant.',
    en: 'A presence is in a place: give its id.',
  });
  const horaires = readHours('horaires', fields['horaires'], found);
  const au = readCivilDate('au', fields['au'], found);
  const du = readPeriod(fields['du'], au, found);
  if (found.faults.length > 0 || !professional || !place || !du) return { faults: found.faults };
  return {
    value: {
      professionnel_id: professional,
      lieu_id: place,
      ...(horaires === undefined ? {} : { horaires }),
      du,
      ...(au === undefined ? {} : { au }),
    },
  };
}

function readHours(name: string, value: unknown, found: Findings): string | undefined {
  const text = readText(name, value, found);
  if (text === undefined) return undefined;
  const week = readWeek(text);
  return 'text' in week ? week.text : found.fault(name, week.code, week.detail, text);
}
