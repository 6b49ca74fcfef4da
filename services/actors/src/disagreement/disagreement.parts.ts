import type { Parts } from '@maillage/platform';
import { DecideDisagreement } from './decide-disagreement.handler.js';
import { DisagreementQueries } from './disagreement.queries.store.js';
import { DisagreementsController } from './disagreements.controller.js';

/** What sources say against corrections by hand, as the module wires it. */
export const disagreement: Parts = {
  controllers: [DisagreementsController],
  providers: [DisagreementQueries, DecideDisagreement],
};
