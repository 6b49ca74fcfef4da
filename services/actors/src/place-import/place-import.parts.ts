import type { Parts } from '@maillage/platform';
import { ImportPlaces } from './import-places.handler.js';
import { ImportPlacesTask } from './import-places.task.js';
import { ImportsController } from './imports.controller.js';

/** Imports of places, as the module wires them. */
export const placeImport: Parts = {
  controllers: [ImportsController],
  providers: [ImportPlaces, ImportPlacesTask],
};
