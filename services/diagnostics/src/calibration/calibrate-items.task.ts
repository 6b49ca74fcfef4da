import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock } from '@maillage/kernel';
import {
  CLOCK,
  inThread,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import type { CalibratedItem } from '@maillage/psychometrics';
import type { Bank } from '../bank/bank.js';
import { parametersOf } from './adopt.js';
import type { calibrate, CalibrationRequest } from './calibrate.js';
import { refusedCalibration } from './calibration.errors.js';
import { resultDto } from './calibration.mapping.dto.js';
import { CalibrationStore } from './calibration.store.js';

/** What is asked for, of which version of which bank. */
interface Input {
  readonly bankId: string;
  readonly bankVersion: number;
  /** Versions of the items' words. */
  readonly versions: Readonly<Record<string, number>>;
  readonly request: CalibrationRequest;
}

/** Calibrates items of a bank, in a thread of its own: nobody's request waits for it. What is refused leaves nothing behind. */
@Injectable()
export class CalibrateItems implements Task<Input, never>, OnModuleInit {
  readonly nature = 'banques.etalonner';
  readonly permission = 'banques.gerer';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(CalibrationStore) private readonly store: CalibrationStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  begin({ id, version, items }: Bank, request: CalibrationRequest): Promise<TaskState> {
    const versions = Object.fromEntries(items.map((item) => [item.id, item.version]));
    return this.tasks.begin(this, { bankId: id, bankVersion: version, versions, request });
  }

  /** @returns the calibration; its id is the task's. @throws DomainError invalid, by the name of what is not identified. */
  async run(
    { bankId, bankVersion, versions, request }: Input,
    context: TaskContext<never>,
  ): Promise<object> {
    const module = new URL('./calibrate.js', import.meta.url);
    const outcome = await inThread<typeof calibrate>(module, 'calibrate', request, context.signal);
    if ('faults' in outcome) throw refusedCalibration(outcome.faults);
    const { calibration } = outcome.result;
    const result = { id: context.id, ...resultDto(outcome.result) };
    const parameters = calibration.items.map(({ item }: CalibratedItem) => ({
      id: item.id,
      version: versions[item.id] ?? 0,
      parameters: parametersOf(request.model, item),
    }));
    await this.store.transaction(async (tx) => {
      await this.store.add(tx, {
        id: context.id,
        bankId,
        bankVersion,
        hasConverged: calibration.hasConverged,
        result,
        parameters,
        createdAt: this.clock.now(),
      });
      await context.checkpoint(tx, { done: 1, total: 1 });
    });
    return result;
  }
}
