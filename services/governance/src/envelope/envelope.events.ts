import { create } from '@bufbuild/protobuf';
import { EnvelopeWithdrawnSchema, EnvelopeWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Envelope } from './envelope.js';

/** The event of an envelope as it is now, or that went. */
export function envelopeEvent(
  { id, version, at }: Happening,
  envelope: Envelope | undefined,
): OutgoingEvent<typeof EnvelopeWrittenSchema | typeof EnvelopeWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (envelope === undefined) {
    const schema = EnvelopeWithdrawnSchema;
    return { ...common, schema, message: create(schema, { envelopeId: id }) };
  }
  const schema = EnvelopeWrittenSchema;
  const told = {
    envelopeId: id,
    governanceId: envelope.gouvernance_id,
    year: envelope.annee,
    cents: BigInt(envelope.montant),
  };
  return { ...common, schema, message: create(schema, told) };
}
