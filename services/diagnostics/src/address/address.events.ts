import { create } from '@bufbuild/protobuf';
import { AddressMadeSchema, AddressRevokedSchema } from '@maillage/contracts';
import type { MadeLink, OutgoingEvent } from '@maillage/platform';

/** The event of an address that was made; its secret is not in it. */
export function addressMade(
  campaignId: string,
  isPersonal: boolean,
  { id, endsAt }: MadeLink,
  at: Date,
): OutgoingEvent<typeof AddressMadeSchema> {
  const message = create(AddressMadeSchema, {
    ...{ addressId: id, campaignId, isPersonal },
    endsAt: endsAt.toISOString(),
  });
  return { schema: AddressMadeSchema, message, aggregateId: id, version: 1, at };
}

/** The event of an address that was revoked. */
export function addressRevoked(
  campaignId: string,
  id: string,
  at: Date,
): OutgoingEvent<typeof AddressRevokedSchema> {
  const message = create(AddressRevokedSchema, { addressId: id, campaignId });
  return { schema: AddressRevokedSchema, message, aggregateId: id, version: 2, at };
}
