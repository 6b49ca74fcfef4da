import type { Parts } from '@maillage/platform';
import { HandStore } from './hand.store.js';
import { KeepHand } from './keep-hand.handler.js';

/** Corrections by hand, as the module wires them. */
export const hand: Parts = { controllers: [], providers: [HandStore, KeepHand] };
