import type { Parts } from '@maillage/platform';
import { ShareSource } from './share-source.handler.js';
import { SourceStore } from './source.store.js';
import { SourcesController } from './sources.controller.js';

/** Sources and consents, as the module wires them. */
export const source: Parts = {
  controllers: [SourcesController],
  providers: [SourceStore, ShareSource],
};
