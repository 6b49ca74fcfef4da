import type { Parts } from '@maillage/platform';
import { CampaignStore } from './campaign.store.js';
import { CampaignsController } from './campaigns.controller.js';
import { FindCampaign } from './find-campaign.handler.js';
import { PrepareTest } from './prepare-test.handler.js';
import { RunCampaign } from './run-campaign.handler.js';

/** Campaigns, as the module wires them. */
export const campaign: Parts = {
  controllers: [CampaignsController],
  providers: [CampaignStore, FindCampaign, RunCampaign, PrepareTest],
};
