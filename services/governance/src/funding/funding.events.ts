import { create } from '@bufbuild/protobuf';
import { FundingWithdrawnSchema, FundingWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import { dueOf, paidOf } from '../money/money.js';
import type { Happening } from '../record/record.js';
import type { Funding } from './funding.js';

/** The event of a funding as it is now, or that went. */
export function fundingEvent(
  { id, version, at }: Happening,
  funding: Funding | undefined,
): OutgoingEvent<typeof FundingWrittenSchema | typeof FundingWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (funding === undefined) {
    const schema = FundingWithdrawnSchema;
    return { ...common, schema, message: create(schema, { fundingId: id }) };
  }
  const schema = FundingWrittenSchema;
  const told = {
    fundingId: id,
    envelopeId: funding.enveloppe_id,
    actionId: funding.action_id,
    status: funding.statut,
    requestedCents: BigInt(funding.demande),
    grantedCents: BigInt(funding.accorde ?? 0),
    dueCents: BigInt(dueOf(funding)),
    paidCents: BigInt(paidOf(funding)),
  };
  return { ...common, schema, message: create(schema, told) };
}
