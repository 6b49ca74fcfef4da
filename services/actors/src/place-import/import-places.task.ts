import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock } from '@maillage/kernel';
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
import { countedBytes } from './counted-bytes.js';
import { ImportAnswer } from './import-answer.js';
import { tellWithoutPeople } from './tell-without-people.js';
import { headOf, type ImportOptions, ImportPlaces } from './import-places.handler.js';

/** What the task is given beside the file. */
interface Given extends Omit<ImportOptions, 'mayWrite'> {
  /** The instant (RFC 3339) against which dates are judged, whenever the task is taken up. */
  readonly today: string;
  /** Bytes of the file, where its sender announced them. */
  readonly bytes?: number;
}

/** Takes a file into the directory while its sender does other things; the import has the id of the task. */
@Injectable()
export class ImportPlacesTask implements Task<Given, TakenIn>, OnModuleInit {
  readonly nature = 'lieux.import';
  readonly permission = 'lieux.importer';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Database) private readonly database: Database,
    @Inject(ImportPlaces) private readonly places: ImportPlaces,
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
    return this.tasks.begin(this, { ...given, today: this.clock.now().toISOString() }, file);
  }

  /** @throws DomainError malformed when the file as a whole cannot be read; why stands among the rejects. */
  run(given: Given, context: TaskContext<TakenIn>): Promise<object> {
    const { source, language, isSimulation } = given;
    const run = {
      ...given,
      now: new Date(given.today),
      id: context.id,
      mayWrite: (row: { readonly commune: string; readonly structure: string }) =>
        context.fence.reaches({ ...row, source }),
    };
    const { bytes, reached } = countedBytes(() => context.body());
    const telling = new ImportAnswer(headOf(context.id, given), tellWithoutPeople(language));
    return takeInAsTask(
      this.database,
      {
        ...this.places.intake(bytes, run, telling),
        telling,
        isTrial: isSimulation,
        reached,
        total: given.bytes,
      },
      context,
    );
  }
}
