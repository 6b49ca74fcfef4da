import type { Parts } from '@maillage/platform';
import { ClosePlace } from './close-place.handler.js';
import { ClosuresController } from './closures.controller.js';

/** Places that close and open again, as the module wires it. */
export const closure: Parts = {
  controllers: [ClosuresController],
  providers: [ClosePlace],
};
