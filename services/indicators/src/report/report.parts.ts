import type { Parts } from '@maillage/platform';
import { ReadReport } from './read-report.handler.js';
import { ShowReport } from './show-report.handler.js';
import { TellReport } from './tell-report.handler.js';

/** Reports, as the module wires them. */
export const report: Parts = {
  controllers: [],
  providers: [ReadReport, TellReport, ShowReport],
};
