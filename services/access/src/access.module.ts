import { Module } from '@nestjs/common';
import {
  Idempotency1796000000000,
  EventTables1795000000000,
  PlatformModule,
  type ServiceOptions,
  OutboxTable1801000000000,
  Traceparent1799000000001,
} from '@maillage/platform';
import {
  AuditEntryId1797000000001,
  AuditJournal1795000000100,
  Recurrences1799000000002,
  Tasks1800000000000,
} from '@maillage/platform/access';
import { agent } from './agent/agent.parts.js';
import { client } from './client/client.parts.js';
import { journal } from './journal/journal.parts.js';
import { Clients1795000000001 } from './migrations/1795000000001-clients.js';
import { Grants1795000000003 } from './migrations/1795000000003-grants.js';
import { Agents1795000000004 } from './migrations/1795000000004-agents.js';
import { People1795000000010 } from './migrations/1795000000010-people.js';
import { Reads1795000000011 } from './migrations/1795000000011-reads.js';
import { Retention1795000000012 } from './migrations/1795000000012-retention.js';
import { RequestCounts1796000000001 } from './migrations/1796000000001-request-counts.js';
import { MasterState1797000000002 } from './migrations/1797000000002-master-state.js';
import { RetentionLease1798000000001 } from './migrations/1798000000001-retention-lease.js';
import { RetentionScheduled1799000000004 } from './migrations/1799000000004-retention-scheduled.js';
import { TaskGrants1800000000001 } from './migrations/1800000000001-task-grants.js';
import { Dossiers1800000000002 } from './migrations/1800000000002-dossiers.js';
import { Sources1802000000001 } from './migrations/1802000000001-sources.js';
import { SourceConsents1803000000001 } from './migrations/1803000000001-source-consents.js';
import { MakerGrants1803000000010 } from './migrations/1803000000010-maker-grants.js';
import { Identities1803000000030 } from './migrations/1803000000030-identities.js';
import { person } from './person/person.parts.js';
import { recurrence } from './recurrence/recurrence.parts.js';
import { source } from './source/source.parts.js';
import { token } from './token/token.parts.js';

export const schema: ServiceOptions = {
  name: 'access',
  title: 'Accès : clients, clés et droits',
  migrations: [
    EventTables1795000000000,
    Clients1795000000001,
    Grants1795000000003,
    Agents1795000000004,
    Idempotency1796000000000,
    AuditJournal1795000000100,
    RequestCounts1796000000001,
    People1795000000010,
    Reads1795000000011,
    Retention1795000000012,
    MasterState1797000000002,
    RetentionLease1798000000001,
    AuditEntryId1797000000001,
    Traceparent1799000000001,
    Recurrences1799000000002,
    RetentionScheduled1799000000004,
    Tasks1800000000000,
    OutboxTable1801000000000,
    TaskGrants1800000000001,
    Dossiers1800000000002,
    Sources1802000000001,
    SourceConsents1803000000001,
    MakerGrants1803000000010,
    Identities1803000000030,
  ],
};

const FEATURES = [client, agent, token, journal, person, recurrence, source];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: FEATURES.flatMap(({ controllers }) => controllers),
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class AccessModule {}
