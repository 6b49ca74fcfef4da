import type { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import { isDatabaseAway } from '../db/away.js';
import type { Transaction } from '../db/connection.js';
import type { Keyring } from '../people/master-key.js';
import { inRequestContext } from '../request/request-context.js';
import type { Caller } from '../rights/caller.js';
import { Fence, fenceOf } from '../rights/fence.js';
import { isStillGranted } from '../rights/scope.js';
import { TaskBody } from './task-body.js';
import type { TaskError } from './task-state.js';
import type { ClaimedTask, TaskStore } from './task.store.js';
import { type Checkpoint, type Kept, type Task, type TaskContext, TaskStopped } from './task.js';

/** A claim is renewed three times within its lease of 10 s; its owner's death frees it by the end of one. */
const BEAT_MS = 3_000;
/** Claims without any progress after which a task is held to end every process that takes it. */
const MOST_CLAIMS = 30;

/** One process's work on a task, from its claim until it ends or is let go. */
export class TaskRun implements TaskContext {
  readonly id: string;
  readonly resume: Kept | undefined;
  readonly done: number;
  readonly caller: Caller | undefined;
  readonly fence: Fence;
  private readonly stopping = new AbortController();

  constructor(
    private readonly store: TaskStore,
    private readonly owner: string,
    private readonly claimed: ClaimedTask,
    private readonly task: Task,
    private readonly ring: () => Keyring,
    private readonly logger: Pick<Logger, 'warn' | 'error'>,
  ) {
    this.id = claimed.id;
    this.resume = claimed.resume ?? undefined;
    this.done = Number(claimed.done);
    this.caller = claimed.context?.caller;
    this.fence = this.caller === undefined ? Fence.none : fenceOf(this.caller, task.permission);
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  async *body(from = 0): AsyncGenerator<Buffer> {
    const { sealed_key: key } = this.claimed;
    if (key !== null) yield* TaskBody.open(this.store, this.id, this.ring(), key).read(from);
  }

  async checkpoint(tx: Pick<Transaction, 'query'>, checkpoint: Checkpoint): Promise<void> {
    this.signal.throwIfAborted();
    await this.requireRight(tx);
    this.heed(await this.store.checkpoint(tx, this.id, this.owner, checkpoint));
    this.signal.throwIfAborted();
  }

  /** This process ends. */
  leave(): void {
    this.stopping.abort(new TaskStopped('leaving'));
  }

  /** Does the task and notes how it ended; a failure to note it leaves the task to whoever claims it next. */
  async go(): Promise<void> {
    const { cancel_asked: isCancelled, claims } = this.claimed;
    if (isCancelled) this.heed('cancelled');
    if (claims > MOST_CLAIMS) return this.end('failed', undefined, KEEPS_FAILING);
    const beat = setInterval(() => void this.renew(), BEAT_MS);
    try {
      this.signal.throwIfAborted();
      await this.requireRight();
      const result = await inRequestContext(this.claimed.context ?? undefined, () =>
        this.task.run(this.claimed.input, this),
      );
      await this.end('done', result);
    } catch (error) {
      await this.fail(error);
    } finally {
      clearInterval(beat);
    }
  }

  /** A right that was taken away ends what is still done by it. */
  private async requireRight(tx?: Pick<Transaction, 'query'>): Promise<void> {
    if (this.caller === undefined) return;
    const grants = await this.store.grantsOf(tx, this.id);
    if (grants === undefined || !isStillGranted(this.caller, this.task.permission, grants)) {
      this.stopping.abort(rightEnded(grants === undefined));
      this.signal.throwIfAborted();
    }
  }

  private async fail(error: unknown): Promise<void> {
    const reason: unknown = this.signal.aborted ? this.signal.reason : error;
    if (reason instanceof TaskStopped) {
      if (reason.why === 'cancelled') await this.end('cancelled');
      if (reason.why === 'leaving') await this.store.release(this.id, this.owner);
    } else if (isPassing(reason)) {
      // Its lease runs out meanwhile: a rest before the next try.
      this.logger.warn(`Tâche ${this.claimed.nature} : interrompue, reprise dans dix secondes.`);
    } else {
      if (!(reason instanceof DomainError))
        this.logger.error(
          `Tâche ${this.id} ${this.claimed.nature}`,
          reason instanceof Error ? reason.stack : String(reason),
        );
      await this.end('failed', undefined, told(reason));
    }
  }

  private async end(
    state: 'done' | 'failed' | 'cancelled',
    result?: Kept,
    error?: TaskError,
  ): Promise<void> {
    await this.store.end(this.id, this.owner, state, result, error);
  }

  /** While the database is away nothing is known: the claim may hold still. */
  private async renew(): Promise<void> {
    await this.store.renew(this.id, this.owner).then(
      (hold) => this.heed(hold),
      () => undefined,
    );
  }

  private heed(hold: Awaited<ReturnType<TaskStore['renew']>>): void {
    if (hold !== 'held') this.stopping.abort(new TaskStopped(hold ?? 'lost'));
  }
}

const isPassing = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof DomainError && error.kind === 'unavailable');

function told(error: unknown): TaskError {
  if (error instanceof DomainError) return { code: error.code, ...error.text };
  return {
    code: 'platform.unforeseen',
    fr: "Une erreur imprévue s'est produite de notre côté. Recommencez ; si elle revient, communiquez-nous l'identifiant de la tâche.",
    en: 'An unforeseen error happened on our side. Begin again; if it comes back, tell us the id of the task.',
  };
}

const KEEPS_FAILING: TaskError = {
  code: 'platform.task_keeps_failing',
  fr: `La tâche a été reprise ${MOST_CLAIMS} fois sans avancer, et ne l'est plus. Ce qui était fait le reste ; communiquez-nous son identifiant.`,
  en: `The task was taken up ${MOST_CLAIMS} times without getting any further, and is no longer. What was done stays; tell us its id.`,
};

const rightEnded = (isClosed: boolean): DomainError =>
  isClosed
    ? new DomainError('platform.access_ended', 'forbidden', {
        fr: "La clé ou l'accès qui a demandé cette tâche ne vaut plus : elle n'a pas continué. Ce qui était fait le reste ; demandez-la de nouveau avec un accès qui vaut.",
        en: 'The key or access that asked for this task is no longer valid: it did not go on. What was done stays; ask for it again with an access that is.',
      })
    : new DomainError('platform.right_ended', 'forbidden', {
        fr: "Le droit par lequel cette tâche a été demandée a été retiré ou réduit : elle n'a pas continué. Ce qui était fait le reste ; /v1/moi dit les droits d'aujourd'hui.",
        en: 'The right by which this task was asked for was taken away or narrowed: it did not go on. What was done stays; /v1/moi tells the rights of today.',
      });
