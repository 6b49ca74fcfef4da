import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK } from '@maillage/platform';
import { CALL_DAYS, JournalQueries } from './journal.queries.store.js';

const EVERY_MS = 10 * 60_000;

/** Deletes calls once their time is over. Several processes may be at it: each takes what is left. */
@Injectable()
export class ForgetCalls implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('appels');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(JournalQueries) private readonly queries: JournalQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run().catch((error: unknown) => this.logger.debug(`oubli remis : ${String(error)}`)), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - CALL_DAYS * 86_400_000);
    while (await this.queries.forgetCalls(before));
  }
}
