import type { Parts } from '@maillage/platform';
import { NeedStore } from './need.store.js';
import { NeedsController } from './needs.controller.js';
import { StateNeeds } from './state-needs.handler.js';
import { StateNeedsLoop } from './state-needs.loop.js';

/** Needs, as the module wires them. */
export const need: Parts = {
  controllers: [NeedsController],
  providers: [NeedStore, StateNeeds, StateNeedsLoop],
};
