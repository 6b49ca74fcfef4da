import type { Parts } from '@maillage/platform';
import { IndicatorsController } from './indicators.controller.js';
import { ReadValues } from './read-values.handler.js';
import { ReportsController } from './reports.controller.js';

/** Indicators and reports, as the module wires them. */
export const indicator: Parts = {
  controllers: [IndicatorsController, ReportsController],
  providers: [ReadValues],
};
