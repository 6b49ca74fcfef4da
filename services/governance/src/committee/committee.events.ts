import { create } from '@bufbuild/protobuf';
import { CommitteeWithdrawnSchema, CommitteeWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Committee } from './committee.js';

/** The event of a committee as it is now, or that went. */
export function committeeEvent(
  { id, version, at }: Happening,
  committee: Committee | undefined,
): OutgoingEvent<typeof CommitteeWrittenSchema | typeof CommitteeWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (committee === undefined) {
    const schema = CommitteeWithdrawnSchema;
    return { ...common, schema, message: create(schema, { committeeId: id }) };
  }
  const schema = CommitteeWrittenSchema;
  const told = {
    committeeId: id,
    governanceId: committee.gouvernance_id,
    kind: committee.type,
    frequency: committee.frequence ?? '',
  };
  return { ...common, schema, message: create(schema, told) };
}
