/** Work that goes on, turn after turn, until it is stopped. Between turns it rests; who has news for it wakes it. */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private rouse: () => void = () => undefined;

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Begins, once: `turn` is called again `pause` ms after it came to its end. It must not reject. */
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

  /** Resolves after `millis`, or as soon as somebody wakes or stops the loop. */
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
      await turn();
      await this.rest(pause);
    }
  }
}
