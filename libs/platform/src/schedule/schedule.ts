import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import type { Database } from '../db/database.js';
import { kindOf, Loop } from '../runtime/loop.js';
import { nextRun, type Period, periodText, retryAfter } from './period.js';

/** A run is renewed three times within its lease; its holder's death frees it by the end of one. */
const LEASE = '10 seconds';
const BEAT_MS = 3_000;
/** How often a process checks whether a run is due. */
const LOOK_MS = 4_000;
/** How soon it checks again after a failure. */
const RETRY_MS = 1_000;

const parisTime = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
});

/** Work of a service that comes round. */
export interface Recurrence {
  /** Unique in the service, kebab-case. */
  readonly name: string;
  /** What it is, in French. */
  readonly title: string;
  readonly period: Period;
  /** One run. What was cut is done again from its beginning, and two runs at once must do no harm. */
  run(): Promise<void>;
}

/**
 * Recurring work of a service, each run by one process of all: a lease in the access schema says which. Work that was
 * never done is due at once; runs that were missed are caught up by one. A run that fails is tried again, and said to
 * have failed until one succeeds.
 */
export class Schedule {
  private readonly recurrences: Recurrence[] = [];
  private readonly declared = new Set<string>();
  private loops: readonly Loop[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Pick<Logger, 'debug' | 'warn'>,
  ) {}

  /** Declares recurring work; before the application has started. */
  add(recurrence: Recurrence): void {
    this.recurrences.push(recurrence);
  }

  onApplicationBootstrap(): void {
    this.loops = this.recurrences.map((recurrence) => {
      const loop = new Loop(recurrence.title, this.logger);
      loop.start(async () => {
        await this.turn(recurrence);
        await loop.rest(LOOK_MS);
      }, RETRY_MS);
      return loop;
    });
  }

  /** Resolves when runs under way are over. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async turn(recurrence: Recurrence): Promise<void> {
    const { name, title, period } = recurrence;
    const began = this.clock.now();
    // Until the access schema is there, this fails.
    if (!this.declared.has(name))
      await this.call('declare_recurrence', name, title, periodText(period), began);
    this.declared.add(name);
    const holder = randomUUID();
    if (!(await this.call('claim_recurrence', name, holder, began, LEASE))) return;
    const failure = await this.hold(recurrence, holder);
    const ended = this.clock.now();
    const next = failure === undefined ? nextRun(period, began) : retryAfter(period, began, ended);
    if (failure !== undefined)
      this.logger.warn(
        `${title} : ce passage n’est pas allé au bout (${failure}) ; nouvel essai vers ${parisTime.format(next)}, heure de Paris.`,
      );
    await this.call('finish_recurrence', name, holder, ended, failure !== undefined, next);
  }

  /** Runs the work while its lease is renewed; gives the kind of its failure. */
  private async hold(recurrence: Recurrence, holder: string): Promise<string | undefined> {
    const beat = setInterval(
      () =>
        void this.call('renew_recurrence', recurrence.name, holder, LEASE).catch(() => undefined),
      BEAT_MS,
    );
    try {
      await recurrence.run();
      return undefined;
    } catch (error) {
      return kindOf(error);
    } finally {
      clearInterval(beat);
    }
  }

  private async call(operation: string, ...parameters: readonly unknown[]): Promise<unknown> {
    const places = parameters.map((_, index) => `$${index + 1}`).join(', ');
    const [row] = await this.database.query<{ result: unknown }>(
      `SELECT access.${operation}(${places}) AS result`,
      parameters,
    );
    return row?.result;
  }
}
