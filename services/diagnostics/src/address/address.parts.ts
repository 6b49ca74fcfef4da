import type { Parts } from '@maillage/platform';
import { AddressQueries } from './address.queries.store.js';
import { CampaignAddressesController } from './addresses.controller.js';
import { MakeAddresses } from './make-addresses.handler.js';

/** Addresses of campaigns, as the module wires them. */
export const address: Parts = {
  controllers: [CampaignAddressesController],
  providers: [AddressQueries, MakeAddresses],
};
