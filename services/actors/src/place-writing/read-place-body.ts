import { isDeepStrictEqual } from 'node:util';
import { civilDate, type Fault, mergePatch, pointerPart, type Remark } from '@maillage/kernel';
import { zoneOfCommune } from '@maillage/territories';
import { readStandardRow } from '../place-import/read-place.js';
import { COLUMNS, type Place, UNKNOWN_DATE } from '../place/place.js';
import type { LocatedPlace } from '../place/place-change.js';

/** A place as somebody describes it, and what was understood otherwise than written. */
export interface DescribedPlace extends LocatedPlace {
  readonly remarks: readonly Remark[];
}

/**
 * Reads a place that is described by hand, as a line of a file is read. It is of today, by the clock of its territory, where
 * it says no day.
 * @param body any value: one that is no object, or that has other fields, is refused.
 * @param id the id that its source gives it.
 */
export function readPlaceBody(
  body: unknown,
  id: unknown,
  now: Date,
): DescribedPlace | { readonly faults: readonly Fault[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { faults: [NO_OBJECT] };
  const unknown = Object.keys(body).filter(
    (name) => name === 'id' || !(COLUMNS as readonly string[]).includes(name),
  );
  if (unknown.length > 0) return { faults: unknown.map(unknownField) };
  const row: Readonly<Record<string, unknown>> = { ...body, id };
  const isDated = row['date_maj'] !== undefined;
  const read = readStandardRow({ ...row, ...(isDated ? {} : { date_maj: UNKNOWN_DATE }) }, now);
  if ('faults' in read) return read;
  const { place, commune, remarks } = read;
  if (isDated) return read;
  const date_maj = civilDate(now, zoneOfCommune(commune));
  return {
    place: { ...place, date_maj },
    commune,
    remarks: remarks.filter(({ pointer }) => pointer !== '/date_maj'),
  };
}

/**
 * The fields of a place after a merge patch (RFC 7396): of today, unless the patch says otherwise or changes nothing.
 */
export function patchedBody(present: Place, patch: unknown): unknown {
  const { id: _, date_maj, ...others } = present;
  const patched = mergePatch(others, patch);
  return isDeepStrictEqual(patched, others) ? { ...others, date_maj } : patched;
}

const NO_OBJECT: Fault = {
  pointer: '',
  code: 'actors.no_object',
  detail: {
    fr: 'Attendu : un objet JSON, un champ par colonne du standard.',
    en: 'Expected: a JSON object with one field per column of the standard.',
  },
};

const unknownField = (name: string): Fault => ({
  pointer: `/${pointerPart(name)}`,
  code: 'actors.unknown_field',
  detail: {
    fr: `Le standard national n’a pas ce champ. Ceux d’un lieu : ${FIELDS}.`,
    en: `The national standard has no such field. Those of a place: ${FIELDS}.`,
  },
  value: name,
});

const FIELDS = COLUMNS.filter((column) => column !== 'id').join(', ');
