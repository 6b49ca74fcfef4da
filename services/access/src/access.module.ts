import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import {
  Idempotency1796000000000,
  Journal1795000000000,
  onceThere,
  platformConfig,
  PlatformModule,
  type ServiceOptions,
} from '@maillage/platform';
import { AuditEntryId1797000000001, AuditJournal1795000000100 } from '@maillage/platform/access';
import { accessConfig } from './access.config.js';
import { AgentStore } from './agent.store.js';
import { AgentsController } from './agents.controller.js';
import { ClientStore } from './client.store.js';
import { ClientsController } from './clients.controller.js';
import { JournalController } from './journal.controller.js';
import { JournalKey, openJournalKey } from './journal-key.store.js';
import { JournalQueries } from './journal.queries.store.js';
import { JournalStore } from './journal.store.js';
import { KeyStore } from './key.store.js';
import { KeysController } from './keys.controller.js';
import { IssueToken } from './issue-token.handler.js';
import { ManageAgents } from './manage-agents.handler.js';
import { ManageClients } from './manage-clients.handler.js';
import { ManageKeys } from './manage-keys.handler.js';
import { MeController } from './me.controller.js';
import { Clients1795000000001 } from './migrations/1795000000001-clients.js';
import { RequestCounts1796000000001 } from './migrations/1796000000001-request-counts.js';
import { Grants1795000000003 } from './migrations/1795000000003-grants.js';
import { OwnJournalController } from './own-journal.controller.js';
import { people } from './people.module.js';
import { SealJournal } from './seal-journal.handler.js';
import { VerifyJournal } from './verify-journal.handler.js';
import { Agents1795000000004 } from './migrations/1795000000004-agents.js';
import { TokenKeyStore } from './token-key.store.js';
import { TokensController } from './tokens.controller.js';

export const schema: ServiceOptions = {
  name: 'access',
  title: 'Accès : clients, clés et droits',
  migrations: [
    Journal1795000000000,
    Clients1795000000001,
    Grants1795000000003,
    Agents1795000000004,
    Idempotency1796000000000,
    AuditJournal1795000000100,
    RequestCounts1796000000001,
    ...people.migrations,
    AuditEntryId1797000000001,
  ],
};

const JOURNAL = [
  {
    provide: JournalKey,
    useFactory: () => openJournalKey(accessConfig.journalKey, platformConfig.dataDir),
  },
  JournalStore,
  JournalQueries,
  SealJournal,
  VerifyJournal,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [
    ClientsController,
    KeysController,
    AgentsController,
    TokensController,
    MeController,
    OwnJournalController,
    JournalController,
    ...people.controllers,
  ],
  providers: [
    ClientStore,
    KeyStore,
    AgentStore,
    TokenKeyStore,
    ManageClients,
    ManageKeys,
    ManageAgents,
    IssueToken,
    ...JOURNAL,
    ...people.providers,
  ],
})
export class AccessModule implements OnApplicationBootstrap {
  constructor(@Inject(ManageKeys) private readonly keys: ManageKeys) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminKey } = accessConfig;
    if (adminKey !== '') await onceThere(() => this.keys.ensureAdministrator(adminKey));
  }
}
