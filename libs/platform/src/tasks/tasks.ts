import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import { type Clock, DomainError, uuidv7 } from '@maillage/kernel';
import { Audit } from '../audit/audit.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import type { Keyring } from '../people/master-key.js';
import { requestContext } from '../request/request-context.js';
import { Loop } from '../runtime/loop.js';
import { TaskBody } from './task-body.js';
import { TaskReader } from './task-reader.store.js';
import { TaskRun } from './task-run.js';
import type { TaskState } from './task-state.js';
import { TaskStore } from './task.store.js';
import type { Kept, Task } from './task.js';

/** How long a task waits at most for a process that has nothing to do. */
const LOOK_MS = 1_000;
/** Tasks of one caller that have not ended. */
const MOST = 20;

/**
 * The long work of a service: begun by its routes, done by its processes, one task at a time in each. Declared by the
 * service itself, as what it keeps is (see `DataHolder`).
 */
export class Tasks {
  private readonly store: TaskStore;
  private readonly reader: TaskReader;
  private readonly tasks = new Map<string, Task>();
  private readonly loop: Loop;
  private run: TaskRun | undefined;

  constructor(
    database: Database,
    private readonly ring: () => Keyring,
    private readonly clock: Clock,
    private readonly logger: Pick<Logger, 'debug' | 'warn' | 'error'>,
  ) {
    this.store = new TaskStore(database);
    this.reader = new TaskReader(() => database);
    this.loop = new Loop(`tâches ${database.service}`, logger);
  }

  /** Declares a task that this service works on; before the application has started. */
  runs(task: Task<never, never>): void {
    this.tasks.set(task.nature, task);
  }

  /**
   * Begins a task for the caller of the present request, in the transaction that is shared if there is one. What it does is
   * done in the caller's name.
   *
   * @param input what the task is given, as JSON: nothing personal.
   * @param body bytes that come with it, kept sealed and durable when this returns.
   * @throws DomainError too_many when too many tasks of the caller have not ended; what `body` throws.
   */
  async begin<Input extends Kept>(
    task: Task<Input, never>,
    input: Input,
    body?: AsyncIterable<Buffer>,
  ): Promise<TaskState> {
    const id = uuidv7(this.clock.now().getTime());
    const context = requestContext();
    const kept = body && TaskBody.make(this.store, id, this.ring());
    const add = async (tx: Transaction): Promise<void> => {
      const added = await this.store.add(
        tx,
        {
          id,
          nature: task.nature,
          callerId: context?.caller?.id ?? SYSTEM,
          context,
          input,
          sealedKey: kept?.sealedKey,
        },
        MOST,
      );
      if (!added) throw tooManyTasks();
    };
    if (kept === undefined || body === undefined)
      return this.told(id, task.nature, async (tx) => add(tx));
    await this.store.transaction(add);
    try {
      if (!(await kept.fill(body))) throw gone();
      return await this.told(id, task.nature, async (tx) => {
        if (!(await this.store.accept(tx, id))) throw gone();
      });
    } catch (error) {
      // What can't be dropped now goes by itself.
      await this.store.drop(id).catch(() => undefined);
      throw error;
    }
  }

  onApplicationBootstrap(): void {
    if (this.tasks.size > 0) this.loop.start(() => this.workOff(), LOOK_MS);
  }

  /** A task under way stops at once, so that another process goes on with it while this one ends. */
  beforeApplicationShutdown(): Promise<void> {
    const stopped = this.loop.stop();
    this.run?.leave();
    return stopped;
  }

  private async told(
    id: string,
    nature: string,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<TaskState> {
    const state = await this.store.transaction(async (tx) => {
      await work(tx);
      await Audit.record(tx, {
        action: 'taches.commencer',
        subject: { type: 'tache', id },
        details: { nature },
      });
      return this.reader.get(id, tx);
    });
    this.loop.wake();
    return state;
  }

  private async workOff(): Promise<void> {
    while (!this.loop.isStopping) {
      const owner = randomUUID();
      const claimed = await this.store.claim([...this.tasks.keys()], owner);
      const task = this.tasks.get(claimed?.nature ?? '');
      if (claimed === undefined || task === undefined) return;
      this.run = new TaskRun(this.store, owner, claimed, task, this.ring, this.logger);
      if (this.loop.isStopping) this.run.leave();
      await this.run.go();
      this.run = undefined;
    }
  }
}

/** Stands for the caller of what no request asked for. */
const SYSTEM = 'systeme';

const tooManyTasks = (): DomainError =>
  new DomainError(
    'platform.too_many_tasks',
    'too_many',
    {
      fr: `Vous avez déjà ${MOST} tâches en attente ou en cours. Attendez que l'une finisse, ou annulez-en une : /v1/taches les donne.`,
      en: `You already have ${MOST} tasks waiting or running. Wait until one ends, or cancel one: /v1/taches lists them.`,
    },
    [],
    10,
  );

const gone = (): DomainError =>
  new DomainError('platform.task_cancelled', 'conflict', {
    fr: "La tâche a été annulée pendant que l'envoi arrivait. Renvoyez-le pour en commencer une autre.",
    en: 'The task was cancelled while its body was coming in. Send it again to begin another.',
  });
