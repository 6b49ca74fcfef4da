import type { Parts } from '@maillage/platform';
import { EstimationsController } from './estimations.controller.js';
import { MeasureBank } from './measure-bank.handler.js';

/** What a bank measures, as the module wires it. */
export const estimation: Parts = {
  controllers: [EstimationsController],
  providers: [MeasureBank],
};
