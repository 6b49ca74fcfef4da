import type { Parts } from '@maillage/platform';
import { PeopleController } from './people.controller.js';
import { DossierStore } from './dossier.store.js';
import { GatherDossier } from './gather-dossier.task.js';
import { ErasePerson } from './erase-person.handler.js';
import { ErasureRegister, registerPath } from './erasure-register.file.js';
import { HolderStore } from './holder.store.js';
import { PersonStore } from './person.store.js';
import { ReadPerson } from './read-person.handler.js';
import { RegisterPerson } from './register-person.handler.js';
import { ReplayErasures } from './replay-erasures.handler.js';
import { RetentionController } from './retention.controller.js';
import { AccessRetention, Retention } from './retention.handler.js';

/** People and their data, as the module wires them. */
export const person: Parts = {
  controllers: [PeopleController, RetentionController],
  providers: [
    PersonStore,
    ErasureRegister,
    registerPath,
    HolderStore,
    RegisterPerson,
    ReadPerson,
    DossierStore,
    GatherDossier,
    ErasePerson,
    ReplayErasures,
    Retention,
    AccessRetention,
  ],
};
