import type { Parts } from '@maillage/platform';
import { ReadSequence } from './read-sequence.handler.js';
import { SequenceController } from './sequence.controller.js';

/** Sequences of roadmaps, as the module wires them. */
export const plan: Parts = { controllers: [SequenceController], providers: [ReadSequence] };
