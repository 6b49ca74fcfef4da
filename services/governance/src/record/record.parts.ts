import type { Parts } from '@maillage/platform';
import { FindKnown } from './find-known.handler.js';
import { KnownStore } from './known.store.js';

/** What all records of the service share, as the module wires it. */
export const record: Parts = { controllers: [], providers: [KnownStore, FindKnown] };
