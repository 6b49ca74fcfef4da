import { create } from '@bufbuild/protobuf';
import { EnrolmentChangedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Enrolment } from './enrolment.js';

/** The event of an enrolment that comes to stand otherwise. Nothing in it leads to the person. */
export function enrolmentChanged(
  one: Enrolment,
  at: Date,
): OutgoingEvent<typeof EnrolmentChangedSchema> {
  const message = create(EnrolmentChangedSchema, {
    enrolmentId: one.id,
    sessionId: one.sessionId,
    courseId: one.courseId,
    structureId: one.structureId ?? '',
    state: one.state,
    place: one.place ?? 0,
    holdsSeat: one.holds,
    agreement: one.agreement,
    agreementUntil: one.agreement === 'attendu' ? (one.agreementUntil?.toISOString() ?? '') : '',
    offeredUntil: one.offeredUntil?.toISOString() ?? '',
  });
  return {
    schema: EnrolmentChangedSchema,
    message,
    aggregateId: one.id,
    version: one.version,
    at,
  };
}
