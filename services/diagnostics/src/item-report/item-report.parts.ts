import type { Parts } from '@maillage/platform';
import { DecideReport } from './decide-report.handler.js';
import { ItemReportStore } from './item-report.store.js';
import { ItemReportsController } from './item-reports.controller.js';
import { ReportItem } from './report-item.handler.js';
import { ReportingController } from './reporting.controller.js';

/** Reports of questions, as the module wires them. */
export const itemReport: Parts = {
  controllers: [ReportingController, ItemReportsController],
  providers: [ItemReportStore, ReportItem, DecideReport],
};
