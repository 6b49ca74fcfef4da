import { create } from '@bufbuild/protobuf';
import { SeatWishedSchema, SeatWishWithdrawnSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { KeptWish } from './seat-wish.store.js';

/** The event of a wish. */
export function seatWished({
  id,
  pseudonym,
  territory,
  wish,
  madeAt: at,
  version,
}: KeptWish): OutgoingEvent<typeof SeatWishedSchema> {
  const message = create(SeatWishedSchema, {
    ...{ wishId: id, pseudonym, territory, urgency: wish.urgency },
    ...{ framework: wish.framework.id, frameworkVersion: wish.framework.version },
    competences: wish.competences.map(
      ({ competence, level, atLevel, gaps: [littleBelow, someBelow, muchBelow] }) => ({
        ...{ competence, level, atLevel, littleBelow, someBelow, muchBelow },
      }),
    ),
    availabilities: [...wish.availabilities],
  });
  return { schema: SeatWishedSchema, message, aggregateId: id, version, at };
}

/** The event of its end. */
export function seatWishWithdrawn(
  { id, version }: KeptWish,
  at: Date,
): OutgoingEvent<typeof SeatWishWithdrawnSchema> {
  const message = create(SeatWishWithdrawnSchema, { wishId: id });
  return { schema: SeatWishWithdrawnSchema, message, aggregateId: id, version: version + 1, at };
}
