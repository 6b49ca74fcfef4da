import type { Parts } from '@maillage/platform';
import { ServeShares, SharePurpose } from './share-purpose.handler.js';
import { ShareReport } from './share-report.handler.js';
import { ShareStore } from './share.store.js';
import { SharesController } from './shares.controller.js';

/** Shares of reports, as the module wires them. */
export const sharing: Parts = {
  controllers: [SharesController],
  providers: [ShareStore, SharePurpose, ServeShares, ShareReport],
};
