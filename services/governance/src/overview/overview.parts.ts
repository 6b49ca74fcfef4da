import type { Parts } from '@maillage/platform';
import { OverviewController } from './overview.controller.js';
import { ReadOverview } from './read-overview.handler.js';

/** The overview of a governance, as the module wires it. */
export const overview: Parts = { controllers: [OverviewController], providers: [ReadOverview] };
