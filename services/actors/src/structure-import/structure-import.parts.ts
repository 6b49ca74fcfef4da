import type { Parts } from '@maillage/platform';
import { ImportStructures } from './import-structures.handler.js';
import { ImportStructuresTask } from './import-structures.task.js';
import { StructureImportsController } from './structure-imports.controller.js';

/** Imports of structures, as the module wires them. */
export const structureImport: Parts = {
  controllers: [StructureImportsController],
  providers: [ImportStructures, ImportStructuresTask],
};
