import type { Parts } from '@maillage/platform';
import { AcceptBatch } from './accept-batch.handler.js';
import { BatchesController } from './batches.controller.js';
import { KnownPlaceStore } from './known-place.store.js';
import { KnownRefsStore } from './known-refs.store.js';
import { NamePeople } from './name-people.handler.js';
import { ReadItems } from './read-items.handler.js';
import { TemplatesController } from './templates.controller.js';

/** Batches that sources push, as the module wires them. */
export const batch: Parts = {
  controllers: [BatchesController, TemplatesController],
  providers: [KnownPlaceStore, KnownRefsStore, NamePeople, ReadItems, AcceptBatch],
};
