import { Module } from '@nestjs/common';
import {
  Idempotency1796000000000,
  Journal1795000000000,
  PlatformModule,
  type ServiceOptions,
} from '@maillage/platform';
import { AcceptBatch } from './accept-batch.handler.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivityQueries } from './activity.queries.store.js';
import { BatchIntake } from './batch-intake.handler.js';
import { BatchesController } from './batches.controller.js';
import { OnPlaceChanged } from './consumers/on-place-changed.consumer.js';
import { ConcealWorkers } from './conceal-workers.handler.js';
import { Dossier } from './dossier.store.js';
import { KnownPlaceStore } from './known-place.store.js';
import { LedgerStore } from './ledger.store.js';
import { LegacyWorkersStore } from './legacy-workers.store.js';
import { NamePeople } from './name-people.handler.js';
import { OwnReferences } from './own-references.handler.js';
import { Ledger1795000000002 } from './migrations/1795000000002-ledger.js';
import { Pseudonyms1795000000010 } from './migrations/1795000000010-pseudonyms.js';
import { Structures1797000000001 } from './migrations/1797000000001-structures.js';
import { WithdrawActivity } from './withdraw-activity.handler.js';

export const schema: ServiceOptions = {
  name: 'activities',
  title: 'Activités : le registre de ce qui a été fait',
  migrations: [
    Journal1795000000000,
    Ledger1795000000002,
    Idempotency1796000000000,
    Pseudonyms1795000000010,
    Structures1797000000001,
  ],
};

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [BatchesController, ActivitiesController, OnPlaceChanged],
  providers: [
    LedgerStore,
    KnownPlaceStore,
    ActivityQueries,
    NamePeople,
    OwnReferences,
    LegacyWorkersStore,
    ConcealWorkers,
    Dossier,
    AcceptBatch,
    BatchIntake,
    WithdrawActivity,
  ],
})
export class ActivitiesModule {}
