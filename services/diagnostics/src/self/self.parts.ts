import type { Parts } from '@maillage/platform';
import { PlaceOneself } from './place-oneself.handler.js';
import { SelfPositionStore } from './self-position.store.js';

/** Where people say to stand, as the module wires it. */
export const self: Parts = { controllers: [], providers: [SelfPositionStore, PlaceOneself] };
