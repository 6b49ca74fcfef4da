import { CURSOR_ID, etagOf, type Listing, positionOf, READING } from '@maillage/platform';
import { placeOfCommune } from '@maillage/territories';
import type { PlaceChangeDto, PlaceDto } from './place.dto.js';
import { COLUMNS, PLACE_COLUMNS, type Place } from './place.js';
import type { PlaceRecord, RankedPlace } from './place.queries.store.js';
import { PLACE_FORMATS } from './place.query.dto.js';
import { tieOf } from './place-tie.js';
import { qualityOf } from './quality.js';

/** How the directory is listed. */
export const PLACE_LISTING: Listing<RankedPlace> = {
  name: 'lieux',
  formats: PLACE_FORMATS,
  columns: PLACE_COLUMNS.map((column) => ({
    ...column,
    value: ({ record }) => column.value(record.place),
  })),
  keyOf: positionOf,
  cursor: [/^\d{1,11}$/, CURSOR_ID, READING],
  pointOf: ({
    record: {
      doubt,
      place: { latitude, longitude },
    },
  }) =>
    latitude === undefined || longitude === undefined || doubt !== undefined
      ? undefined
      : { latitude, longitude },
};

/**
 * A place as the API gives it: the standard's fields in its order, between our id and what we add.
 *
 * @param today civil date in Europe/Paris.
 */
export function toDto(record: PlaceRecord, today: string): PlaceDto {
  const { place } = record;
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: place.id }, ...record.others],
    ...(record.structure ? { structure_id: record.structure.id } : {}),
    ...inOrder(place),
    territoires: placeOfCommune(record.commune),
    ...(record.structure === undefined ? {} : { rattachement: tieOf(place, record.structure) }),
    ...(record.closure === undefined
      ? {}
      : {
          fermeture: {
            date: record.closure.on,
            ...(record.closure.why === undefined ? {} : { motif: record.closure.why }),
          },
        }),
    ...(record.doubt === undefined ? {} : { position_a_confirmer: record.doubt }),
    ...(record.checkedOn === undefined ? {} : { verification: record.checkedOn }),
    qualite: qualityOf(place, today, record.checkedOn),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** Tag of a place as it is shown: freshness changes with the calendar and ties with structures, without a new version; what is past is masked. */
export function tagOf(place: PlaceDto, isPast: boolean): string {
  const { id, qualite, structure_id: structure, rattachement: tie, version } = place;
  const form = [id, qualite.fraicheur, ...(isPast ? ['passe'] : [structure, tie])];
  return etagOf(form.filter(Boolean).join('.'), version);
}

function inOrder(place: Place): Omit<Place, 'id'> {
  const fields: Record<string, unknown> = {};
  for (const column of COLUMNS)
    if (column !== 'id' && place[column] !== undefined) fields[column] = place[column];
  return fields as unknown as Omit<Place, 'id'>;
}

/** What became of a place, for the change feed. */
export function toChange(record: PlaceRecord, today: string): PlaceChangeDto {
  const { id, source, place, modifiedAt, mergedInto } = record;
  return mergedInto === undefined
    ? { nature: 'etat', lieu: toDto(record, today) }
    : {
        nature: 'suppression',
        suppression: {
          ...{ id, source, source_id: place.id, instant: modifiedAt.toISOString() },
          survivant_id: mergedInto,
        },
      };
}
