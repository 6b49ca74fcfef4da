import { createDatabase } from '@maillage/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditEntryId1797000000001 } from '../audit/audit-entry-id.migration.js';
import { AuditJournal1795000000100 } from '../audit/audit.migration.js';
import { Database, openDataSource } from '../db/database.js';
import { onceThere } from '../db/away.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import { keyring } from '../people/master-key.js';
import { TaskReader } from '../tasks/task-reader.store.js';
import { Tasks1800000000000 } from '../tasks/tasks.migration.js';
import { Tasks } from '../tasks/tasks.js';
import type { Grant } from '../rights/caller.js';
import { silent } from './pair.js';

class Effects1 implements MigrationInterface {
  readonly name = 'Effects1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effects (n integer NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effects');
  }
}

/** What the access service says of callers, which a test sets. */
class Grants1 implements MigrationInterface {
  readonly name = 'Grants1800000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE granted (grants jsonb)');
    await runner.query(`CREATE FUNCTION task_grants(uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = access, pg_temp AS 'SELECT grants FROM granted'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION task_grants(uuid)');
    await runner.query('DROP TABLE granted');
  }
}

/** Two services and the tables of tasks on a database of its own, without HTTP. */
export interface TaskBench {
  readonly database: Database;
  readonly other: Database;
  readonly reader: TaskReader;
  /** The database's superuser. */
  readonly root: Client;
  /** The tasks of the service as one of its processes has them; its worker works from `onApplicationBootstrap` on. */
  process(of?: Database): Tasks;
  /** What chunks have written to `effects`, in order. */
  effects(): Promise<number[]>;
  /** What every caller is granted from now on; nobody may call without. */
  grant(grants?: readonly Grant[]): Promise<void>;
  /** Has the claim of a task run out, as when its owner was dead for long. */
  expire(id: string): Promise<void>;
  /** Ends all processes and forgets all tasks. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function taskBench(): Promise<TaskBench> {
  const own = await createDatabase();
  await prepareSchema(own.url, {
    name: 'access',
    migrations: [AuditJournal1795000000100, AuditEntryId1797000000001, Tasks1800000000000, Grants1],
  });
  const open = async (name: string): Promise<Database> => {
    const schema = { name, migrations: [Effects1] };
    await prepareSchema(own.url, schema);
    const source = openDataSource(own.url, schema, roleOf(name), 8);
    return new Database(name, await onceThere(() => source.initialize()));
  };
  const [database, other] = [await open('activities'), await open('actors')];
  const root = new Client({ connectionString: own.url });
  root.on('error', () => undefined);
  await root.connect();
  const ring = keyring(Buffer.alloc(32, 7));
  const processes: Tasks[] = [];
  return {
    database,
    other,
    root,
    reader: new TaskReader(() => other),
    process: (of = database) => {
      const made = new Tasks(of, () => ring, { now: () => new Date() }, silent);
      processes.push(made);
      return made;
    },
    effects: async () =>
      (await database.query<{ n: number }>('SELECT n FROM effects ORDER BY n')).map(({ n }) => n),
    grant: async (grants) => {
      await root.query('TRUNCATE access.granted');
      await root.query('INSERT INTO access.granted VALUES ($1)', [
        grants === undefined ? null : JSON.stringify(grants),
      ]);
    },
    expire: async (id) => {
      await root.query(
        "UPDATE access.tasks SET lease_until = now() - interval '1 s' WHERE id = $1",
        [id],
      );
    },
    clear: async () => {
      await Promise.all(processes.splice(0).map((one) => one.beforeApplicationShutdown()));
      await root.query(
        'TRUNCATE access.tasks, access.task_events, access.task_parts, access.audit_entries, activities.effects',
      );
    },
    close: async () => {
      await Promise.all([database.source.destroy(), other.source.destroy(), root.end()]);
      await own.drop();
    },
  };
}
