import { randomBytes } from 'node:crypto';
import { Audit, Database, onceThere, roleOf } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { createDatabase } from '@maillage/testing';
import { Client } from 'pg';
import { schema } from '../access.module.js';
import { JournalKey } from '../journal/journal-key.file.js';
import { JournalStore } from '../journal/journal.store.js';
import { SealJournal } from '../journal/seal-journal.handler.js';
import { VerifyJournal } from '../journal/verify-journal.handler.js';

export interface TestJournal {
  /** The service's own database, under its own role. */
  readonly database: Database;
  /** Another service's. */
  readonly other: Database;
  readonly store: JournalStore;
  readonly key: JournalKey;
  readonly sealer: SealJournal;
  readonly verification: VerifyJournal;
  /** The database's superuser. */
  readonly root: Client;
  /** Writes entries, each in a transaction of its own, as another service does. */
  write(count: number): Promise<void>;
  /** Seals all there is, now or as if it were then. */
  seal(at?: Date): Promise<void>;
  close(): Promise<void>;
}

/** The audit journal over a database of its own, without HTTP and without the sealer's timer. */
export async function journalOnDatabase(): Promise<TestJournal> {
  const own = await createDatabase();
  const others = { name: 'activities', migrations: [] };
  await prepareSchema(own.url, schema);
  await prepareSchema(own.url, others);
  const [source, otherSource] = [
    openDataSource(own.url, schema, roleOf('access'), 4),
    openDataSource(own.url, others, roleOf('activities'), 4),
  ];
  for (const one of [source, otherSource]) await onceThere(() => one.initialize());
  const root = new Client({ connectionString: own.url });
  root.on('error', () => undefined);
  await root.connect();
  const [database, other] = [
    new Database('access', source),
    new Database('activities', otherSource),
  ];
  const store = new JournalStore(database);
  const key = new JournalKey(randomBytes(32));
  let now: Date | undefined;
  const sealer = new SealJournal(store, key, { now: () => now ?? new Date() });
  let written = 0;
  return {
    database,
    other,
    store,
    key,
    sealer,
    verification: new VerifyJournal(store),
    root,
    write: async (count) => {
      for (let i = 0; i < count; i++) {
        const id = String(++written);
        await other.transaction((tx) =>
          Audit.record(tx, {
            action: 'essais.noter',
            subject: { type: 'essai', id },
            details: { rang: written },
            after: { texte: `tab\t et fin de ligne\n ${id}` },
          }),
        );
      }
    },
    seal: async (at) => {
      now = at;
      while ((await sealer.step()) > 0);
    },
    close: async () => {
      await Promise.all([source.destroy(), otherSource.destroy(), root.end()]);
      await own.drop();
    },
  };
}
