import type { Parts } from '@maillage/platform';
import {
  PlaceProvenanceController,
  StructureProvenanceController,
} from './provenance.controller.js';
import { ProvenanceQueries } from './provenance.queries.store.js';

/** Who said what, as the module wires it. */
export const provenance: Parts = {
  controllers: [PlaceProvenanceController, StructureProvenanceController],
  providers: [ProvenanceQueries],
};
