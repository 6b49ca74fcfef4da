import { databaseAway, isNotPrepared } from '../db/away.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import type { TaskEvent, TaskState } from './task-state.js';

type Queries = Pick<Transaction, 'query'>;

/** What may be told of the tasks of all services, from any process. */
export class TaskReader {
  /** @param databaseOf the database of any service of this process. */
  constructor(private readonly databaseOf: () => Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.databaseOf().transaction(work);
  }

  /** @param callerId whose task it must be; anybody's when undefined. */
  async find(id: string, callerId: string | undefined): Promise<TaskState | undefined> {
    const [row] = await this.ask<TaskState>(
      'find_task($1) WHERE $2::text IS NULL OR caller_id = $2',
      [id, callerId ?? null],
    );
    return row;
  }

  /** @throws Error when there is no such task. */
  async get(id: string, tx: Queries): Promise<TaskState> {
    const [row] = await this.ask<TaskState>('find_task($1)', [id], tx);
    if (row === undefined) throw new Error(`no task ${id}`);
    return row;
  }

  /** Tasks of a caller, the newest first. */
  of(callerId: string, before: string | undefined, limit: number): Promise<TaskState[]> {
    return this.ask('tasks_of($1, $2, $3)', [callerId, before ?? null, limit]);
  }

  /** What a task told after a number, in order. */
  eventsAfter(
    id: string,
    seq: string,
    limit: number,
    kinds: readonly TaskEvent['kind'][] = ['progress', 'reject', 'end'],
  ): Promise<TaskEvent[]> {
    return this.ask('task_events_after($1, $2, $3, $4)', [id, kinds, seq, limit]);
  }

  /** Number of the last event of a task; undefined when it is not there (any more). */
  async lastEvent(id: string): Promise<string | undefined> {
    const [row] = await this.ask<{ last_task_event: string | null }>('last_task_event($1)', [id]);
    return row?.last_task_event ?? undefined;
  }

  /** Asks that a task ends. @returns how it stands now; undefined when it is not there. */
  async cancel(tx: Queries, id: string): Promise<TaskState | undefined> {
    const [row] = await this.ask<TaskState>('cancel_task($1)', [id], tx);
    return row;
  }

  /** How many tasks of each service have not ended, by state: one read of a small index. */
  async counts(): Promise<{ service: string; state: string; number: number }[]> {
    const rows = await this.ask<{ service: string; state: string; number: string }>(
      'count_tasks()',
      [],
    );
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  }

  private async ask<Row>(
    call: string,
    parameters: readonly unknown[],
    tx: Queries = this.databaseOf(),
  ): Promise<Row[]> {
    try {
      return await tx.query<Row>(`SELECT * FROM access.${call}`, parameters);
    } catch (error) {
      if (isNotPrepared(error)) throw databaseAway();
      throw error;
    }
  }
}
