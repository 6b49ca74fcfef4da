import { placeOfCommune } from '@maillage/territories';
import type { PlaceDto } from './place.dto.js';
import { COLUMNS, type Place } from './place.js';
import type { PlaceRecord } from './place.queries.store.js';
import { qualityOf } from './quality.js';

/**
 * A place as the API gives it: the standard's fields in its order, between our id and what we add.
 *
 * @param today civil date in Europe/Paris.
 */
export function toDto(record: PlaceRecord, today: string): PlaceDto {
  const { place } = record;
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: place.id }],
    ...(record.structureId === undefined ? {} : { structure_id: record.structureId }),
    ...inOrder(place),
    territoires: placeOfCommune(record.commune),
    qualite: qualityOf(place, today),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

function inOrder(place: Place): Omit<Place, 'id'> {
  const fields: Record<string, unknown> = {};
  for (const column of COLUMNS)
    if (column !== 'id' && place[column] !== undefined) fields[column] = place[column];
  return fields as unknown as Omit<Place, 'id'>;
}
