import type { Parts } from '@maillage/platform';
import { EnvelopeStore } from './envelope.store.js';
import { EnvelopesController } from './envelopes.controller.js';
import { FindEnvelope } from './find-envelope.handler.js';
import { WriteEnvelope } from './write-envelope.handler.js';

/** Envelopes, as the module wires them. */
export const envelope: Parts = {
  controllers: [EnvelopesController],
  providers: [EnvelopeStore, FindEnvelope, WriteEnvelope],
};
