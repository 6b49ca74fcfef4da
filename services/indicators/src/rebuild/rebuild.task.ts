import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Bus,
  Database,
  type Task,
  type TaskContext,
  Tasks,
  type TaskState,
} from '@maillage/platform';
import { busAway } from './rebuild.errors.js';
import { rebuild, rebuildPercent } from './rebuild.handler.js';

const LOOK_MS = 200;
const WHOLE = 100;

interface Begun {
  readonly isBegun: true;
}

/** Computes all figures anew, and reports its progress in per cent. */
@Injectable()
export class RebuildTask implements Task<object, Begun>, OnModuleInit {
  readonly nature = 'indicateurs.recalcul';
  readonly permission = 'indicateurs.recalculer';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Database) private readonly database: Database,
    @Inject(Bus) private readonly bus: Bus,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  begin(): Promise<TaskState> {
    return this.tasks.begin(this, {});
  }

  async run(_: object, context: TaskContext<Begun>): Promise<undefined> {
    const { database, bus } = this;
    if (!bus.isUp) throw busAway();
    const upTo = (done: number) => ({ done, total: WHOLE, resume: { isBegun: true } as const });
    // The figures are emptied in the transaction that notes it: once, whichever process takes the task up.
    if (context.resume === undefined)
      await rebuild(database, bus, (tx) => context.checkpoint(tx, upTo(0)));
    let told = context.done;
    for (
      let percent = await rebuildPercent(database, bus);
      percent !== undefined;
      percent = await rebuildPercent(database, bus)
    ) {
      if (percent !== told) await context.checkpoint(database, upTo(percent));
      told = percent;
      await pause(LOOK_MS, undefined, { signal: context.signal });
    }
    await context.checkpoint(database, upTo(WHOLE));
  }
}
