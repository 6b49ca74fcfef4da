import { DomainError } from '@maillage/kernel';
import { Audit } from '../audit/audit.js';
import type { Caller } from '../rights/caller.js';
import { fenceOf } from '../rights/fence.js';
import { Fresh } from '../runtime/fresh.js';
import type { EventSource } from './event-stream.js';
import type { TaskDto } from './task.dto.js';
import { eventToDto, toDto } from './task.mapping.dto.js';
import type { TaskReader } from './task-reader.store.js';
import type { TaskState } from './task-state.js';

const FIRST_REJECTS = 100;

/** What callers ask of their tasks. Those of others are not there; only who manages all of them sees all. */
export class FollowTasks {
  /** Many may watch one task: it is asked for once for all of them. */
  private readonly last = new Fresh((id) => this.reader.lastEvent(id));
  private isLeaving = false;

  constructor(
    private readonly reader: TaskReader,
    private readonly heartbeatMs: number,
  ) {}

  of(caller: Caller, before: string | undefined, limit: number): Promise<TaskState[]> {
    return this.reader.of(caller.id, before, limit);
  }

  /** @throws DomainError not_found for a task of somebody else. */
  async read(caller: Caller, id: string, language: 'fr' | 'en'): Promise<TaskDto> {
    return this.toldOf(await this.find(caller, id), language);
  }

  /** @throws DomainError not_found for a task of somebody else. */
  async follow(
    caller: Caller,
    id: string,
    language: 'fr' | 'en',
  ): Promise<{ state: TaskState; source: EventSource }> {
    const state = await this.find(caller, id);
    const source: EventSource = {
      heartbeatMs: this.heartbeatMs,
      lastEvent: () => this.last.get(id),
      eventsAfter: (seq, limit) => this.reader.eventsAfter(id, seq, limit),
      tell: async (event) =>
        eventToDto(event, event.kind === 'end' ? await this.read(caller, id, language) : undefined),
      isLeaving: () => this.isLeaving,
    };
    return { state, source };
  }

  /** One that has ended stays as it is. @throws DomainError not_found for a task of somebody else. */
  async cancel(caller: Caller, id: string, language: 'fr' | 'en'): Promise<TaskDto> {
    const { nature, service } = await this.find(caller, id);
    const state = await this.reader.transaction(async (tx) => {
      await Audit.record(tx, {
        action: 'taches.annuler',
        subject: { type: 'tache', id },
        details: { nature, service },
      });
      const cancelled = await this.reader.cancel(tx, id);
      if (cancelled === undefined) throw taskNotFound();
      return cancelled;
    });
    return this.toldOf(state, language);
  }

  /** Those who watch are sent away before the process waits for what is under way. */
  beforeApplicationShutdown(): void {
    this.isLeaving = true;
  }

  private async find(caller: Caller, id: string): Promise<TaskState> {
    const isAnybodys = fenceOf(caller, 'taches.gerer').rules.length > 0;
    const state = await this.reader.find(id, isAnybodys ? undefined : caller.id);
    if (state === undefined) throw taskNotFound();
    return state;
  }

  private async toldOf(state: TaskState, language: 'fr' | 'en'): Promise<TaskDto> {
    const first =
      state.rejects === '0'
        ? undefined
        : await this.reader.eventsAfter(state.id, '0', FIRST_REJECTS, ['reject']);
    return toDto(state, language, first);
  }
}

const taskNotFound = (): DomainError =>
  new DomainError('platform.task_not_found', 'not_found', {
    fr: 'Aucune de vos tâches ne porte cet identifiant ; /v1/taches donne les vôtres. Une tâche finie n’est gardée qu’un temps.',
    en: 'None of your tasks has this id; /v1/taches lists yours. A task that has ended is kept for a time only.',
  });
