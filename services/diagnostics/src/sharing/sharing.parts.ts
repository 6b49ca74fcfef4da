import type { Parts } from '@maillage/platform';
import { ShareResult } from './share-result.handler.js';
import { ShareStore } from './share.store.js';
import { SharedResultPurpose } from './shared-result-purpose.handler.js';

/** Results that people show to others, as the module wires them. */
export const sharing: Parts = {
  controllers: [],
  providers: [ShareStore, SharedResultPurpose, ShareResult],
};
