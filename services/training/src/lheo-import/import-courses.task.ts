import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Database,
  Sources,
  type TakenIn,
  takeInAsTask,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import { territoryAsked } from '../territory/territory-asked.js';
import { answerFor, ImportCourses, type LheoFile } from './import-courses.handler.js';

/** What the task is given beside the document. */
interface Given extends LheoFile {
  /** Bytes of the document, where its sender announced them. */
  readonly bytes?: number;
}

/** Takes a LHÉO document in while its sender does other things; the import has the id of the task. */
@Injectable()
export class ImportCoursesTask implements Task<Given, TakenIn>, OnModuleInit {
  readonly nature = 'formations.import';
  readonly permission = 'formations.ecrire';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Database) private readonly database: Database,
    @Inject(ImportCourses) private readonly courses: ImportCourses,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  /**
   * @returns once the document is kept, sealed and durable.
   * @throws DomainError forbidden for a source of another, before the document is read.
   */
  async begin(file: AsyncIterable<Buffer>, given: Given): Promise<TaskState> {
    await this.database.trial((tx) => Sources.claim(tx, given.source));
    return this.tasks.begin(this, given, file);
  }

  /** @throws DomainError malformed when the document cannot be read; forbidden where the right to its territory is lost. */
  run(given: Given, context: TaskContext<TakenIn>): Promise<object> {
    territoryAsked(given.territory, (ref) => context.fence.covers(ref));
    let read = 0;
    const bytes = async function* (): AsyncGenerator<Buffer> {
      for await (const part of context.body()) {
        read += part.length;
        yield part;
      }
    };
    const telling = answerFor(context.id, given);
    const intake = {
      ...this.courses.intake(bytes(), context.id, given, telling),
      ...{ telling, isTrial: given.isSimulation, reached: () => read, total: given.bytes },
    };
    return takeInAsTask(this.database, intake, context);
  }
}
