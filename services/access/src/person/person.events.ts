import { create } from '@bufbuild/protobuf';
import { PersonErasedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { ErasureReason } from './person.js';

/** The event of the erasure of a person; a person has one event, its last. */
export function personErased(
  personId: string,
  reason: ErasureReason,
  at: Date,
): OutgoingEvent<typeof PersonErasedSchema> {
  return {
    schema: PersonErasedSchema,
    message: create(PersonErasedSchema, { personId, reason }),
    aggregateId: personId,
    version: 1,
    at,
  };
}
