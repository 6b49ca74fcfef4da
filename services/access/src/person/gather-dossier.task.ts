import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Caller,
  type Fence,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import { DossierStore } from './dossier.store.js';
import { HolderStore } from './holder.store.js';
import { dossierNotThere, personNotFound } from './person.errors.js';
import { type PersonFile, ReadPerson } from './read-person.handler.js';

/** What the task is given; the words of its request are found again in the journal. */
interface Wanted {
  readonly personne: string;
}

/** How far it has come: whole services, and where the next page of one begins. */
interface Gathered {
  readonly pages: number;
  readonly told: readonly string[];
  readonly after?: string;
}

/**
 * Gathers a person's file from all services. What was gathered lies sealed under the person's key, and is read at an
 * address of its own by the caller that asked for it: neither the task nor its events hold any of it.
 */
@Injectable()
export class GatherDossier implements Task<Wanted, Gathered>, OnModuleInit {
  readonly nature = 'personnes.dossier';
  readonly permission = 'personnes.lire';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(ReadPerson) private readonly reading: ReadPerson,
    @Inject(DossierStore) private readonly store: DossierStore,
    @Inject(HolderStore) private readonly holders: HolderStore,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  /** @throws DomainError as `ReadPerson.read`: the meter is asked at once. */
  async begin(caller: Caller, fence: Fence, personne: string): Promise<TaskState> {
    await this.reading.meet(caller, fence, personne);
    return this.tasks.begin(this, { personne });
  }

  /** @throws DomainError not_found when the person was erased meanwhile; unavailable while a service does not answer. */
  async run({ personne }: Wanted, context: TaskContext<Gathered>): Promise<object> {
    const { id: task, caller, fence } = context;
    if (caller === undefined) throw personNotFound();
    const person = await this.reading.meet(caller, fence, personne);
    const services = await this.holders.ofPeople();
    let so: Gathered = context.resume ?? { pages: 0, told: [] };
    for (const service of services.filter((one) => !so.told.includes(one))) {
      do {
        const { donnees, suite } = await this.reading.page(service, person, so.after);
        const part = so.pages;
        so =
          suite === undefined
            ? { pages: part + 1, told: [...so.told, service] }
            : { pages: part + 1, told: so.told, after: suite };
        await this.store.together(async (tx) => {
          if (part === 0) await this.reading.record(personne);
          await this.store.keep(tx, { task, part, person: personne }, { service, donnees });
          const done = so.told.length;
          await context.checkpoint(tx, { done, total: services.length, resume: so });
        });
      } while (so.after !== undefined);
    }
    return { dossier: `/v1/personnes/${personne}/dossiers/${task}`, pages: so.pages };
  }

  /**
   * The file that a task of the caller has gathered; counted and journalled as any other read.
   * @throws DomainError as `ReadPerson.read`, and not_found when there is none (yet, or any more).
   */
  async read(
    caller: Caller,
    fence: Fence,
    personne: string,
    task: string,
  ): Promise<PersonFile & { readonly at: Date }> {
    await this.reading.meet(caller, fence, personne);
    const at = await this.store.gatheredAt(task, caller.id, personne);
    if (at === undefined) throw dossierNotThere();
    const opened = await this.reading.open(caller, fence, personne, 'personnes.dossier');
    return { opened, services: await this.store.open(task, personne), at };
  }
}
