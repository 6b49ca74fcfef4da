import type { Parts } from '@maillage/platform';
import { FindKnown } from './find-known.handler.js';
import { KnownStore } from './known.store.js';

/** What is known of the directory, as the module wires it. */
export const known: Parts = { controllers: [], providers: [KnownStore, FindKnown] };
