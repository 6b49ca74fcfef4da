import { create } from '@bufbuild/protobuf';
import { CertificateIssuedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Certificate } from './attendance.store.js';

/** The event of a certificate. Neither its code nor its person. */
export function certificateIssued(one: Certificate): OutgoingEvent<typeof CertificateIssuedSchema> {
  const message = create(CertificateIssuedSchema, {
    certificateId: one.id,
    enrolmentId: one.enrolmentId,
    sessionId: one.sessionId,
    courseId: one.courseId,
    halfDaysAttended: one.attended,
    halfDays: one.halfDays,
  });
  const schema = CertificateIssuedSchema;
  return { schema, message, aggregateId: one.id, version: 1, at: one.issuedAt };
}
