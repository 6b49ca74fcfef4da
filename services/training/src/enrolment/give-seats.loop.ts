import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Loop } from '@maillage/platform';
import { SeatLedger } from './seat-ledger.handler.js';

/** How soon what nobody woke it for is found: what another process took in, what a kill left, a deadline that is over. */
const REST_MS = 1_000;

/** Gives seats as enrolments come in, in the system's own name. */
@Injectable()
export class GiveSeatsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Loop('places des sessions', new Logger('training'));
  private readonly asked = new Set<string>();

  constructor(@Inject(SeatLedger) private readonly ledger: SeatLedger) {}

  onApplicationBootstrap(): void {
    this.loop.start(() => this.turn(), REST_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Something has come for a course. */
  wake(courseId: string): void {
    this.asked.add(courseId);
    this.loop.wake();
  }

  private async turn(): Promise<void> {
    for (const courseId of await this.ledger.due()) this.asked.add(courseId);
    while (this.asked.size > 0 && !this.loop.isStopping) {
      const [courseId] = this.asked;
      if (courseId === undefined) return;
      this.asked.delete(courseId);
      await this.ledger.give(courseId);
    }
  }
}
