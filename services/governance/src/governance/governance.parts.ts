import type { Parts } from '@maillage/platform';
import { FindGovernance } from './find-governance.handler.js';
import { GovernanceWritingController } from './governance-writing.controller.js';
import { GovernanceStore } from './governance.store.js';
import { GovernancesController } from './governances.controller.js';
import { WriteGovernance } from './write-governance.handler.js';

/** Governances, as the module wires them. */
export const governance: Parts = {
  controllers: [GovernancesController, GovernanceWritingController],
  providers: [FindGovernance, GovernanceStore, WriteGovernance],
};
