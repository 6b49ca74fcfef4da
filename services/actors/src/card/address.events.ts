import { create } from '@bufbuild/protobuf';
import { LinkMadeSchema, LinkRevokedSchema } from '@maillage/contracts';
import type { MadeLink, OutgoingEvent } from '@maillage/platform';

/** The event of an address that was made; its secret is not in it. */
export function linkMade(
  purpose: string,
  { id, objectId, endsAt }: MadeLink,
  at: Date,
): OutgoingEvent<typeof LinkMadeSchema> {
  const message = create(LinkMadeSchema, {
    ...{ linkId: id, purpose, objectId },
    endsAt: endsAt.toISOString(),
  });
  return { schema: LinkMadeSchema, message, aggregateId: id, version: 1, at };
}

/** The event of an address that was revoked. */
export function linkRevoked(
  purpose: string,
  { id, objectId }: Pick<MadeLink, 'id' | 'objectId'>,
  at: Date,
): OutgoingEvent<typeof LinkRevokedSchema> {
  const message = create(LinkRevokedSchema, { linkId: id, purpose, objectId });
  return { schema: LinkRevokedSchema, message, aggregateId: id, version: 2, at };
}
