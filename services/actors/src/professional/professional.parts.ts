import type { Parts } from '@maillage/platform';
import { FindTies } from './find-ties.handler.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentifyProfessional } from './identify-professional.handler.js';
import { ProfessionalWritingController } from './professional-writing.controller.js';
import { ProfessionalStore } from './professional.store.js';
import { ProfessionalsController } from './professionals.controller.js';
import { WriteProfessional } from './write-professional.handler.js';

/** Professionals, as the module wires them. */
export const professional: Parts = {
  controllers: [ProfessionalsController, ProfessionalWritingController, IdentitiesController],
  providers: [ProfessionalStore, FindTies, WriteProfessional, IdentifyProfessional],
};
