import type { Parts } from '@maillage/platform';
import { EnterStructures } from './enter-structures.handler.js';
import { StructureWritingController } from './structure-writing.controller.js';
import { StructureQueries } from './structure.queries.store.js';
import { StructureStore } from './structure.store.js';
import { StructuresController } from './structures.controller.js';
import { WriteStructure } from './write-structure.handler.js';

/** The directory of structures, as the module wires it. */
export const structure: Parts = {
  controllers: [StructuresController, StructureWritingController],
  providers: [StructureStore, StructureQueries, EnterStructures, WriteStructure],
};
