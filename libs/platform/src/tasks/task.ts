import type { Transaction } from '../db/connection.js';
import type { Caller } from '../rights/caller.js';
import type { Fence } from '../rights/fence.js';
import type { Permission } from '../rights/permissions.js';

/** A JSON object, as the database keeps it. */
export type Kept = object;

/** How far a chunk has come: committed with what the chunk wrote, or not at all. */
export interface Checkpoint<Resume extends Kept = Kept> {
  /** What is done of the whole, in the task's own unit, this chunk included. */
  readonly done: number;
  /** How much there is to do, where it is known. */
  readonly total?: number;
  /** What the next chunk needs to know; whoever takes the task up is given it back. */
  readonly resume?: Resume;
  /** What of this chunk was refused and why, in order, for the caller to read: nothing personal. */
  readonly rejects?: readonly Kept[];
}

/** What a task is given to work with. */
export interface TaskContext<Resume extends Kept = Kept> {
  readonly id: string;
  /** Who asked for it; undefined for what no request asked for. */
  readonly caller: Caller | undefined;
  /** What the task's permission lets its caller reach. */
  readonly fence: Fence;
  /** Of the last checkpoint that was committed; undefined when the task begins. */
  readonly resume: Resume | undefined;
  /** `done` of the last checkpoint that was committed. */
  readonly done: number;
  /** Aborted when the work is to stop: cancelled, taken over by another process, or this one ends. */
  readonly signal: AbortSignal;
  /**
   * The bytes that came with the task, as often as they are asked for.
   * @param from the first byte wanted.
   */
  body(from?: number): AsyncIterable<Buffer>;
  /**
   * Notes how far the work has come, in the transaction of the chunk. Every chunk that writes calls it once, last: that is
   * what keeps a process that lost the task from writing what another does again.
   *
   * @param tx the chunk's transaction; a database for a chunk that writes nothing else.
   * @throws TaskStopped when the work is to stop, DomainError when its caller has not the right any more: the chunk is rolled back.
   */
  checkpoint(tx: Pick<Transaction, 'query'>, checkpoint: Checkpoint<Resume>): Promise<void>;
}

/**
 * Long work of one nature. It goes in chunks, each one transaction that ends with a checkpoint, and begins where `resume`
 * says: killed at any instant, another process goes on from the last chunk that was committed.
 */
export interface Task<Input extends Kept = Kept, Resume extends Kept = Kept> {
  /** `<resource>.<deed>` in French, as in the audit journal. */
  readonly nature: string;
  /** What its caller must be allowed for as long as it runs. */
  readonly permission: Permission;
  /**
   * @param input as it was given to `Tasks.begin`.
   * @returns what the caller reads as result; nothing personal, it is kept in clear.
   * @throws DomainError when it can't succeed: told to the caller. Of kind unavailable: tried again in some seconds.
   */
  run(input: Input, context: TaskContext<Resume>): Promise<Kept | undefined>;
}

/** Thrown to a task whose work is to stop. Nothing is to be done about it. */
export class TaskStopped extends Error {
  constructor(readonly why: 'cancelled' | 'lost' | 'leaving') {
    super(`the task is to stop: ${why}`);
    this.name = 'TaskStopped';
  }
}
