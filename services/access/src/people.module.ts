import { PeopleController } from './people.controller.js';
import { ErasePerson } from './erase-person.handler.js';
import { ErasureRegister, registerPath } from './erasure-register.store.js';
import { HolderStore } from './holder.store.js';
import { People1795000000010 } from './migrations/1795000000010-people.js';
import { Reads1795000000011 } from './migrations/1795000000011-reads.js';
import { Retention1795000000012 } from './migrations/1795000000012-retention.js';
import { MasterState1797000000002 } from './migrations/1797000000002-master-state.js';
import { RetentionLease1798000000001 } from './migrations/1798000000001-retention-lease.js';
import { PersonStore } from './person.store.js';
import { ReadPerson } from './read-person.handler.js';
import { RegisterPerson } from './register-person.handler.js';
import { ReplayErasures } from './replay-erasures.handler.js';
import { RetentionController } from './retention.controller.js';
import { AccessRetention, Retention } from './retention.handler.js';

/** The part of access that is about people's data: wired into its one module. */
export const people = {
  migrations: [
    People1795000000010,
    Reads1795000000011,
    Retention1795000000012,
    MasterState1797000000002,
    RetentionLease1798000000001,
  ],
  controllers: [PeopleController, RetentionController],
  providers: [
    PersonStore,
    ErasureRegister,
    registerPath,
    HolderStore,
    RegisterPerson,
    ReadPerson,
    ErasePerson,
    ReplayErasures,
    Retention,
    AccessRetention,
  ],
} as const;
