import type { Parts } from '@maillage/platform';
import { Dossier } from './dossier.handler.js';
import { KeepIdentity } from './keep-identity.handler.js';
import { ProfessionalPeopleStore } from './professional-people.store.js';

/** Who professionals are, as the module wires it. */
export const identity: Parts = {
  controllers: [],
  providers: [ProfessionalPeopleStore, KeepIdentity, Dossier],
};
