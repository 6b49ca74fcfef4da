import { Module } from '@nestjs/common';
import {
  EventTables1795000000000,
  History1799000000001,
  Idempotency1796000000000,
  OutboxTable1801000000000,
  PlatformModule,
  type ServiceOptions,
  Traceparent1799000000001,
} from '@maillage/platform';
import { action } from './action/action.parts.js';
import { committee } from './committee/committee.parts.js';
import { OnPostChanged } from './consumers/on-post-changed.consumer.js';
import { OnStructureChanged } from './consumers/on-structure-changed.consumer.js';
import { envelope } from './envelope/envelope.parts.js';
import { funding } from './funding/funding.parts.js';
import { governance } from './governance/governance.parts.js';
import { record } from './record/record.parts.js';
import { KnownDirectory1805000000000 } from './migrations/1805000000000-known-directory.js';
import { Governances1805000000001 } from './migrations/1805000000001-governances.js';
import { meeting } from './meeting/meeting.parts.js';
import { overview } from './overview/overview.parts.js';
import { plan } from './plan/plan.parts.js';
import { publication } from './publication/publication.parts.js';
import { Committees1805000000003 } from './migrations/1805000000003-committees.js';
import { Money1805000000002 } from './migrations/1805000000002-money.js';
import { roadmap } from './roadmap/roadmap.parts.js';

export const schema: ServiceOptions = {
  name: 'governance',
  title: 'Gouvernance : qui décide, ce qui est promis, ce que c’est devenu',
  migrations: [
    EventTables1795000000000,
    Idempotency1796000000000,
    Traceparent1799000000001,
    History1799000000001,
    OutboxTable1801000000000,
    KnownDirectory1805000000000,
    Governances1805000000001,
    Money1805000000002,
    Committees1805000000003,
  ],
};

const FEATURES = [
  record,
  governance,
  roadmap,
  action,
  plan,
  publication,
  overview,
  envelope,
  funding,
  committee,
  meeting,
];
const CONSUMERS = [OnStructureChanged, OnPostChanged];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [...FEATURES.flatMap(({ controllers }) => controllers), ...CONSUMERS],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class GovernanceModule {}
