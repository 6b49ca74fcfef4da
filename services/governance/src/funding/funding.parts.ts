import type { Parts } from '@maillage/platform';
import { FundingStore } from './funding.store.js';
import { FundingsController } from './fundings.controller.js';
import { WriteFunding } from './write-funding.handler.js';

/** Fundings, as the module wires them. */
export const funding: Parts = {
  controllers: [FundingsController],
  providers: [FundingStore, WriteFunding],
};
