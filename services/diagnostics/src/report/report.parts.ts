import type { Parts } from '@maillage/platform';
import { ReadReport } from './read-report.handler.js';
import { ReportStore } from './report.store.js';
import { CampaignReportsController } from './reports.controller.js';
import { TellReport } from './tell-report.handler.js';

/** Reports of groups, as the module wires them. */
export const report: Parts = {
  controllers: [CampaignReportsController],
  providers: [ReportStore, ReadReport, TellReport],
};
