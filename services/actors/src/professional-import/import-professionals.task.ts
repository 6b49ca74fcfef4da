import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  CLOCK,
  Database,
  Sources,
  type TakenIn,
  takeInAsTask,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import { countedBytes } from '../place-import/counted-bytes.js';
import { tellWithoutPeople } from '../place-import/tell-without-people.js';
import {
  answerFor,
  ImportProfessionals,
  type ProfessionalFile,
} from './import-professionals.handler.js';

/** What the task is given beside the file. */
interface Given extends Omit<ProfessionalFile, 'fence'> {
  /** The day against which dates are judged, whenever the task is taken up. */
  readonly today: string;
  /** Bytes of the file, where its sender announced them. */
  readonly bytes?: number;
}

/** Takes a file of professionals in while its sender does other things; the import has the id of the task. */
@Injectable()
export class ImportProfessionalsTask implements Task<Given, TakenIn>, OnModuleInit {
  readonly nature = 'professionnels.import';
  readonly permission = 'professionnels.ecrire';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Database) private readonly database: Database,
    @Inject(ImportProfessionals) private readonly professionals: ImportProfessionals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  /**
   * @returns once the file is kept, sealed and durable.
   * @throws DomainError forbidden for a source of another, before the file is read.
   */
  async begin(file: AsyncIterable<Buffer>, given: Omit<Given, 'today'>): Promise<TaskState> {
    await this.database.trial((tx) => Sources.claim(tx, given.source));
    return this.tasks.begin(this, { ...given, today: parisDate(this.clock.now()) }, file);
  }

  /** @throws DomainError malformed when the file as a whole cannot be read; why stands among the rejects. */
  run(given: Given, context: TaskContext<TakenIn>): Promise<object> {
    const { bytes, reached } = countedBytes(() => context.body());
    const run = { ...given, id: context.id, fence: context.fence };
    const telling = answerFor(context.id, given, tellWithoutPeople(given.language));
    return takeInAsTask(
      this.database,
      {
        ...this.professionals.intake(bytes, run, telling),
        telling,
        isTrial: given.isSimulation,
        reached,
        total: given.bytes,
      },
      context,
    );
  }
}
