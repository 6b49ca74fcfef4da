import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { databaseAway, isNotPrepared } from '../db/away.js';
import type { RequestContext } from '../request/request-context.js';
import type { Grant } from '../rights/caller.js';
import type { Checkpoint, Kept } from './task.js';
import type { TaskError } from './task-state.js';

type Queries = Pick<Transaction, 'query'>;

/** A task to be added. */
export interface NewTask {
  readonly id: string;
  readonly nature: string;
  readonly callerId: string;
  /** Of the request that asked for it. */
  readonly context: RequestContext | undefined;
  readonly input: Kept;
  /** Wrapped key of the bytes that are to come with it; without one, none are. */
  readonly sealedKey: Buffer | undefined;
}

/** A task as whoever claimed it sees it. */
export interface ClaimedTask {
  readonly id: string;
  readonly nature: string;
  readonly context: RequestContext | null;
  readonly input: Kept;
  readonly sealed_key: Buffer | null;
  readonly done: string;
  readonly resume: Kept | null;
  readonly cancel_asked: boolean;
  /** How often it was claimed since it last got any further. */
  readonly claims: number;
}

/** Whether a claim still holds; undefined when it was lost. */
export type Hold = 'held' | 'cancelled' | undefined;

/** The tasks of one service, in the access schema, through its functions: each of them reaches the service's own only. */
export class TaskStore {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** @returns false when the caller has `most` tasks that have not ended. */
  add(
    tx: Queries,
    { id, nature, callerId, context, input, sealedKey }: NewTask,
    most: number,
  ): Promise<boolean> {
    return ask(tx, 'add_task($1, $2, $3, $4, $5, $6, $7)', [
      id,
      nature,
      callerId,
      context === undefined ? null : JSON.stringify(context),
      JSON.stringify(input),
      sealedKey ?? null,
      most,
    ]);
  }

  /** @returns false when the task is no longer there to receive: cancelled, or too long without a part. */
  addPart(id: string, part: number, bytes: Buffer): Promise<boolean> {
    return ask(this.database, 'add_task_part($1, $2, $3)', [id, part, bytes]);
  }

  accept(tx: Queries, id: string): Promise<boolean> {
    return ask(tx, 'accept_task($1)', [id]);
  }

  async drop(id: string): Promise<void> {
    await ask(this.database, 'drop_task($1)', [id]);
  }

  async claim(natures: readonly string[], owner: string): Promise<ClaimedTask | undefined> {
    const [row] = await this.database.query<ClaimedTask>(
      'SELECT * FROM access.claim_task($1, $2)',
      [natures, owner],
    );
    return row;
  }

  /** What is granted at this moment to the caller of a task; undefined when it may not call at all any more. */
  async grantsOf(tx: Queries | undefined, id: string): Promise<readonly Grant[] | undefined> {
    const grants = await ask<Grant[] | null>(tx ?? this.database, 'task_grants($1)', [id]);
    return grants ?? undefined;
  }

  async renew(id: string, owner: string): Promise<Hold> {
    return (await ask<Hold | null>(this.database, 'renew_task($1, $2)', [id, owner])) ?? undefined;
  }

  async checkpoint(
    tx: Queries,
    id: string,
    owner: string,
    { done, total, resume, rejects = [] }: Checkpoint,
  ): Promise<Hold> {
    const hold = await ask<Hold | null>(tx, 'checkpoint_task($1, $2, $3, $4, $5, $6)', [
      id,
      owner,
      done,
      total ?? null,
      resume === undefined ? null : JSON.stringify(resume),
      JSON.stringify(rejects),
    ]);
    return hold ?? undefined;
  }

  /** @returns false when the claim was lost. */
  end(
    id: string,
    owner: string,
    state: 'done' | 'failed' | 'cancelled',
    result?: Kept,
    error?: TaskError,
  ): Promise<boolean> {
    return ask(this.database, 'end_task($1, $2, $3, $4, $5)', [
      id,
      owner,
      state,
      result === undefined ? null : JSON.stringify(result),
      error === undefined ? null : JSON.stringify(error),
    ]);
  }

  /** Gives a claim up, so that another takes the task at once. */
  async release(id: string, owner: string): Promise<void> {
    await ask(this.database, 'release_task($1, $2)', [id, owner]);
  }

  /** Part of the bytes that came with a task, as they were sealed; undefined after the last one. */
  async part(id: string, part: number): Promise<Buffer | undefined> {
    return (await ask<Buffer | null>(this.database, 'task_part($1, $2)', [id, part])) ?? undefined;
  }
}

/** @throws DomainError unavailable while the access service has not made its schema. */
async function ask<T>(tx: Queries, call: string, parameters: readonly unknown[]): Promise<T> {
  try {
    const [row] = await tx.query<{ answer: T }>(`SELECT access.${call} AS answer`, parameters);
    return row?.answer as T;
  } catch (error) {
    if (isNotPrepared(error)) throw databaseAway();
    throw error;
  }
}
