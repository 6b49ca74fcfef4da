import type { Logger } from '@nestjs/common';

/** A failure is logged once it has lasted this long: what passes by itself before is nobody's concern. */
const PATIENCE_MS = 30_000;

/**
 * Work that goes on, turn after turn, until it is stopped. Between turns it rests; `wake` ends the rest. A turn
 * that fails is followed by another after the rest.
 */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private rouse: () => void = () => undefined;
  private failingSince: number | undefined;
  private isTold = false;

  /** @param what the work, as the log is to call it. */
  constructor(
    private readonly what: string,
    private readonly logger: Pick<Logger, 'debug' | 'warn'>,
    private readonly now: () => number = Date.now,
  ) {}

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Begins, once: `turn` is called again `pause` ms after it came to its end. */
  start(turn: () => Promise<void>, pause: number): void {
    this.running ??= this.run(turn, pause);
  }

  /** Resolves when the turn under way, which sees `isStopping`, is over. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  /** Ends the rest under way. */
  wake(): void {
    this.rouse();
  }

  /** Resolves after `millis`, or as soon as the loop is woken or stopped. */
  rest(millis: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async run(turn: () => Promise<void>, pause: number): Promise<void> {
    while (!this.stopping) {
      const began = this.now();
      await turn().then(
        () => (this.failingSince = undefined),
        (error: unknown) => this.fail(error, began),
      );
      await this.rest(pause);
    }
  }

  private fail(error: unknown, began: number): void {
    this.logger.debug(`${this.what} : ${String(error)}`);
    const now = this.now();
    // A turn that went on for long did work.
    if (this.failingSince === undefined || now - began > PATIENCE_MS)
      [this.failingSince, this.isTold] = [now, false];
    const seconds = Math.round((now - this.failingSince) / 1000);
    if (this.isTold || now - this.failingSince < PATIENCE_MS) return;
    this.isTold = true;
    this.logger.warn(
      `${this.what} : en échec depuis ${seconds} s (${kindOf(error)}) ; nouvel essai à intervalles réguliers.`,
    );
  }
}

/** What an error may be called in the log: its message may quote what was worked on. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'erreur';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
