import type { Parts } from '@maillage/platform';
import { PublicationsController } from './publications.controller.js';
import { ReadPublication } from './read-publication.handler.js';

/** Roadmaps that everybody may read, as the module wires them. */
export const publication: Parts = {
  controllers: [PublicationsController],
  providers: [ReadPublication],
};
