import type { Parts } from '@maillage/platform';
import { CheckPlaces } from './check-places.handler.js';
import { PlaceChecksController } from './place-checks.controller.js';

/** Checks of files of places, as the module wires them. */
export const placeCheck: Parts = {
  controllers: [PlaceChecksController],
  providers: [CheckPlaces],
};
