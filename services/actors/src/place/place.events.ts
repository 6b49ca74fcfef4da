import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type PlaceFactsSchema,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import { updatedOn } from './place.js';
import type { KnownPlace } from './place-change.js';

type Located = Pick<KnownPlace, 'place' | 'commune' | 'checkedOn'>;

/** The event of a new place. */
export function placeRegistered(
  id: string,
  now: Located,
  at: Date,
): OutgoingEvent<typeof PlaceRegisteredSchema> {
  const message = create(PlaceRegisteredSchema, { placeId: id, facts: factsOf(now) });
  return { schema: PlaceRegisteredSchema, message, aggregateId: id, version: 1, at };
}

/** The event of a changed description. */
export function placeRevised(
  id: string,
  version: number,
  before: Located,
  now: Located,
  at: Date,
): OutgoingEvent<typeof PlaceRevisedSchema> {
  const message = create(PlaceRevisedSchema, {
    placeId: id,
    before: factsOf(before),
    after: factsOf(now),
  });
  return { schema: PlaceRevisedSchema, message, aggregateId: id, version, at };
}

function factsOf({
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
