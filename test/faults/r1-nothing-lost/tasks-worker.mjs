// A process of a service with one task, which writes numbers, one each chunk. `tasks-worker.mjs begin <url> <numbers>` makes the
// tables and begins the task (the last line is its id); `tasks-worker.mjs work <url>` works until it is killed.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditEntryId1797000000001 } from '../../../dist/libs/platform/src/audit/audit-entry-id.migration.js';
import { AuditJournal1795000000100 } from '../../../dist/libs/platform/src/audit/audit.migration.js';
import { Database, openDataSource } from '../../../dist/libs/platform/src/db/database.js';
import { prepareSchema, roleOf } from '../../../dist/libs/platform/src/db/prepare.js';
import { keyring } from '../../../dist/libs/platform/src/people/master-key.js';
import { Tasks } from '../../../dist/libs/platform/src/tasks/tasks.js';
import { Tasks1800000000000 } from '../../../dist/libs/platform/src/tasks/tasks.migration.js';

class Effects1795000000001 {
  name = 'Effects1795000000001';

  up(runner) {
    return runner.query('CREATE TABLE effects (n integer NOT NULL)');
  }
}

const [deed, url, numbers] = process.argv.slice(2);
const ACCESS = {
  name: 'access',
  migrations: [AuditJournal1795000000100, AuditEntryId1797000000001, Tasks1800000000000],
};
const SERVICE = { name: 'activities', migrations: [Effects1795000000001] };

if (deed === 'begin') for (const schema of [ACCESS, SERVICE]) await prepareSchema(url, schema);
const source = await openDataSource(url, SERVICE, roleOf(SERVICE.name), 4).initialize();
const database = new Database(SERVICE.name, source);
const tasks = new Tasks(
  database,
  () => keyring(Buffer.alloc(32, 1)),
  { now: () => new Date() },
  console,
);

const count = {
  nature: 'essais.compter',
  async run({ upTo }, context) {
    for (let n = (context.resume?.at ?? 0) + 1; n <= upTo; n++) {
      await database.transaction(async (tx) => {
        await tx.query('INSERT INTO effects VALUES ($1)', [n]);
        const rejects = n % 7 === 0 ? [{ rang: n }] : [];
        await context.checkpoint(tx, { done: n, total: upTo, resume: { at: n }, rejects });
        // A commit takes its time.
        await sleep(4);
      });
    }
  },
};

if (deed === 'begin') {
  const { id } = await tasks.begin(count, { upTo: Number(numbers) });
  console.log(id);
  await source.destroy();
} else {
  tasks.runs(count);
  tasks.onApplicationBootstrap();
}
