import { type Parts, platformConfig } from '@maillage/platform';
import { accessConfig } from '../access.config.js';
import { JournalKey, openJournalKey } from './journal-key.file.js';
import { JournalController } from './journal.controller.js';
import { JournalQueries } from './journal.queries.store.js';
import { JournalStore } from './journal.store.js';
import { OwnJournalController } from './own-journal.controller.js';
import { SealJournal } from './seal-journal.handler.js';
import { VerifyJournal } from './verify-journal.handler.js';
import { VerifyJournalTask } from './verify-journal.task.js';

/** The audit journal, as the module wires it. */
export const journal: Parts = {
  controllers: [OwnJournalController, JournalController],
  providers: [
    {
      provide: JournalKey,
      useFactory: () => openJournalKey(accessConfig.journalKey, platformConfig.dataDir),
    },
    JournalStore,
    JournalQueries,
    SealJournal,
    VerifyJournal,
    VerifyJournalTask,
  ],
};
