import { create } from '@bufbuild/protobuf';
import { MeetingWithdrawnSchema, MeetingWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Meeting } from './meeting.js';

/** The event of a meeting as it is now, or that went. */
export function meetingEvent(
  { id, version, at }: Happening,
  meeting: Meeting | undefined,
): OutgoingEvent<typeof MeetingWrittenSchema | typeof MeetingWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (meeting === undefined) {
    const schema = MeetingWithdrawnSchema;
    return { ...common, schema, message: create(schema, { meetingId: id }) };
  }
  const schema = MeetingWrittenSchema;
  const told = {
    meetingId: id,
    committeeId: meeting.comite_id,
    day: meeting.le,
    status: meeting.statut,
    decisions: (meeting.ordre_du_jour ?? []).flatMap(({ decision }) =>
      decision?.resultat === undefined
        ? []
        : [
            {
              outcome: decision.resultat.issue,
              dueOn: decision.echeance ?? '',
              actionId: decision.action_id ?? '',
              doneOn: decision.faite_le ?? '',
            },
          ],
    ),
  };
  return { ...common, schema, message: create(schema, told) };
}
