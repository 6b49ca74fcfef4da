import { MovedIds, type Parts } from '@maillage/platform';
import { MergePlaces } from './merge-places.handler.js';
import { MergeStructures } from './merge-structures.handler.js';
import { MergeStore } from './merge.store.js';
import { MergesController } from './merges.controller.js';
import { MovedIdsStore } from './moved-ids.store.js';

/** Merges, as the module wires them. */
export const merge: Parts = {
  controllers: [MergesController],
  providers: [
    MergeStore,
    MergeStructures,
    MergePlaces,
    { provide: MovedIds, useClass: MovedIdsStore },
  ],
};
