import type { Parts } from '@maillage/platform';
import { ConfirmPosition } from './confirm-position.handler.js';
import { PositionsController } from './positions.controller.js';

/** Where places lie, said by those who know, as the module wires it. */
export const position: Parts = {
  controllers: [PositionsController],
  providers: [ConfirmPosition],
};
