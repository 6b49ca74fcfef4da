import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type PlaceFactsSchema,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import { updatedOn } from './place.js';
import type { KnownPlace } from './place-change.js';

type Located = Pick<KnownPlace, 'place' | 'commune' | 'checkedOn' | 'closure'>;

/** The event of a new place. */
export function placeRegistered(
  id: string,
  now: Located,
  at: Date,
): OutgoingEvent<typeof PlaceRegisteredSchema> {
  const message = create(PlaceRegisteredSchema, { placeId: id, facts: factsOf(now) });
  return { schema: PlaceRegisteredSchema, message, aggregateId: id, version: 1, at };
}

/** The event of a changed description; a closed place has no facts, so that closing and opening are changes too. */
export function placeRevised(
  id: string,
  version: number,
  before: Located,
  now: Located,
  at: Date,
): OutgoingEvent<typeof PlaceRevisedSchema> {
  const message = create(PlaceRevisedSchema, {
    placeId: id,
    ...(before.closure === undefined ? { before: factsOf(before) } : {}),
    ...(now.closure === undefined ? { after: factsOf(now) } : {}),
  });
  return { schema: PlaceRevisedSchema, message, aggregateId: id, version, at };
}

export function factsOf({
  place,
  commune,
  checkedOn,
}: Located): MessageInitShape<typeof PlaceFactsSchema> {
  return {
    commune,
    services: [...(place.services ?? [])],
    typologies: [...(place.typologie ?? [])],
    updatedOn: updatedOn(place, checkedOn) ?? '',
  };
}
