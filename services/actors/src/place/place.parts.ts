import type { Parts } from '@maillage/platform';
import { CorrectPlaces } from './correct-places.handler.js';
import { FindPlace } from './find-place.handler.js';
import { MergedPlaceStore } from './merged-places.store.js';
import { PlaceQueries } from './place.queries.store.js';
import { PlaceStore } from './place.store.js';
import { PlacesController } from './places.controller.js';
import { RegisterPlaces } from './register-places.handler.js';

/** The directory of places, as the module wires it. */
export const place: Parts = {
  controllers: [PlacesController],
  providers: [FindPlace, PlaceStore, MergedPlaceStore, PlaceQueries, RegisterPlaces, CorrectPlaces],
};
