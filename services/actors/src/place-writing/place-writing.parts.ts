import type { Parts } from '@maillage/platform';
import { PlaceWritingController } from './place-writing.controller.js';
import { WritePlace } from './write-place.handler.js';

/** Places that are written one by one, as the module wires it. */
export const placeWriting: Parts = {
  controllers: [PlaceWritingController],
  providers: [WritePlace],
};
