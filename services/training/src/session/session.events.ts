import { create } from '@bufbuild/protobuf';
import { SessionWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import { allowedSeats, type HeldSession } from './session.js';

/** The event of a session that is new, changes, or comes to another state. Neither its place nor its trainer. */
export function sessionWritten(one: HeldSession): OutgoingEvent<typeof SessionWrittenSchema> {
  const { id, version, description, startsAt, endsAt, modifiedAt: at } = one;
  const message = create(SessionWrittenSchema, {
    sessionId: id,
    courseId: description.formation_id,
    courseVersion: one.courseVersion,
    territory: description.territoire,
    state: one.state,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    halfDays: description.demi_journees.length,
    seatsMin: description.places_min,
    seatsAllowed: allowedSeats(description),
    sequence: one.sequence,
    commune: description.lieu?.code_insee ?? '',
  });
  return { schema: SessionWrittenSchema, message, aggregateId: id, version, at };
}
