import type { Parts } from '@maillage/platform';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesBySourceController } from './activities-by-source.controller.js';
import { ActivityVersionsController } from './activity-versions.controller.js';
import { ActivityQueries } from './activity.queries.store.js';
import { ConcealWorkers } from './conceal-workers.handler.js';
import { Dossier } from './dossier.store.js';
import { ExtendLedger } from './extend-ledger.handler.js';
import { LedgerStore } from './ledger.store.js';
import { LegacyWorkersStore } from './legacy-workers.store.js';
import { OwnReferences } from './own-references.handler.js';
import { PastActivities } from './past-activities.queries.store.js';
import { WithdrawActivity } from './withdraw-activity.handler.js';

/** The ledger of activities, as the module wires it. */
export const activity: Parts = {
  controllers: [ActivitiesController, ActivitiesBySourceController, ActivityVersionsController],
  providers: [
    LedgerStore,
    ActivityQueries,
    PastActivities,
    OwnReferences,
    LegacyWorkersStore,
    ConcealWorkers,
    Dossier,
    ExtendLedger,
    WithdrawActivity,
  ],
};
