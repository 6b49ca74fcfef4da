import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Findings, type Language } from '@maillage/kernel';
import {
  Database,
  inThread,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import { checkProblem } from '@maillage/planning';
import { refusedProblem } from './plan.errors.js';
import { resultOf } from './plan.mapping.dto.js';
import type { PlanRequest } from './plan-request.js';
import type { solvePlan } from './solve-plan.js';

/** What is asked for, and in which language reasons are told. */
interface Input extends PlanRequest {
  readonly language: Language;
}

/** Plans pooled training in a thread of its own: nobody's request waits for it, and it ends at once when it is cancelled. */
@Injectable()
export class PlanTraining implements Task<Input, never>, OnModuleInit {
  readonly nature = 'plans-mutualises.calculer';
  readonly permission = 'sessions.gerer';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Database) private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  /** @throws DomainError invalid with every fault of the problem. */
  async begin(input: Input): Promise<TaskState> {
    const found = new Findings('training');
    checkProblem(input.problem, found);
    if (found.faults.length > 0) throw refusedProblem(found.faults);
    return this.tasks.begin(this, input);
  }

  async run({ language, ...request }: Input, context: TaskContext<never>): Promise<object> {
    const module = new URL('./solve-plan.js', import.meta.url);
    const outcome = await inThread<typeof solvePlan>(module, 'solvePlan', request, context.signal);
    await this.database.transaction((tx) => context.checkpoint(tx, { done: 1, total: 1 }));
    return resultOf(outcome, language);
  }
}
