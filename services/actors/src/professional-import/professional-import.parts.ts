import type { Parts } from '@maillage/platform';
import { EnterProfessionals } from './enter-professionals.handler.js';
import { ImportProfessionals } from './import-professionals.handler.js';
import { ImportProfessionalsTask } from './import-professionals.task.js';
import { NamedStructuresStore } from './named-structures.store.js';
import { ProfessionalImportsController } from './professional-imports.controller.js';

/** Imports of professionals, as the module wires them. */
export const professionalImport: Parts = {
  controllers: [ProfessionalImportsController],
  providers: [
    NamedStructuresStore,
    EnterProfessionals,
    ImportProfessionals,
    ImportProfessionalsTask,
  ],
};
