import { create } from '@bufbuild/protobuf';
import { AssessmentEndedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Assessment } from './assessment.js';

/** The event of a participation that was finished or withdrawn. */
export function assessmentEnded(
  { id, version, campaignId, withdrawnAt }: Assessment,
  territory: string,
  at: Date,
): OutgoingEvent<typeof AssessmentEndedSchema> {
  const message = create(AssessmentEndedSchema, {
    assessmentId: id,
    campaignId,
    territory,
    isWithdrawn: withdrawnAt !== undefined,
  });
  return { schema: AssessmentEndedSchema, message, aggregateId: id, version, at };
}
