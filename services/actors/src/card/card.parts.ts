import type { Parts } from '@maillage/platform';
import { AddressesController } from './addresses.controller.js';
import { CardPurpose, ServeCards } from './card-purpose.handler.js';
import { CardQueries } from './card.queries.store.js';
import { MakeAddress } from './make-address.handler.js';

/** The cards that structures see of themselves, as the module wires them. */
export const card: Parts = {
  controllers: [AddressesController],
  providers: [CardQueries, CardPurpose, ServeCards, MakeAddress],
};
