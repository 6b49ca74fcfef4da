import { Module } from '@nestjs/common';
import {
  History1799000000001,
  Idempotency1796000000000,
  EventTables1795000000000,
  PlatformModule,
  type ServiceOptions,
  OutboxTable1801000000000,
  Traceparent1799000000001,
} from '@maillage/platform';
import { activity } from './activity/activity.parts.js';
import { batch } from './batch/batch.parts.js';
import { check } from './check/check.parts.js';
import { OnPlaceChanged } from './consumers/on-place-changed.consumer.js';
import { Ledger1795000000002 } from './migrations/1795000000002-ledger.js';
import { Pseudonyms1795000000010 } from './migrations/1795000000010-pseudonyms.js';
import { MergedPlaces1803000000050 } from './migrations/1803000000050-merged-places.js';
import { Structures1797000000001 } from './migrations/1797000000001-structures.js';
import { Versions1799000000000 } from './migrations/1799000000000-versions.js';

export const schema: ServiceOptions = {
  name: 'activities',
  title: 'Activités : le registre de ce qui a été fait',
  migrations: [
    EventTables1795000000000,
    Ledger1795000000002,
    Idempotency1796000000000,
    Pseudonyms1795000000010,
    Structures1797000000001,
    Traceparent1799000000001,
    Versions1799000000000,
    History1799000000001,
    OutboxTable1801000000000,
    MergedPlaces1803000000050,
  ],
};

const FEATURES = [batch, check, activity];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [...FEATURES.flatMap(({ controllers }) => controllers), OnPlaceChanged],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class ActivitiesModule {}
