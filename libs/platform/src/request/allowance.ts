/** In time: most answers within this, half of what a caller under load is promised (p99 ≤ 500 ms). */
const IN_TIME_MS = 250;
const LATE_SHARE = 0.1;
/** Answers between two judgements. */
const WINDOW = 50;
const SHRINK = 0.7;
const GROW = 16;

/**
 * How many requests may be under way at once: additive increase, multiplicative decrease, as TCP finds its window (Chiu and
 * Jain 1989, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance"). By Little's law what is under way
 * is throughput × latency, so that the limit settles where answers are in time.
 */
export class Allowance {
  limit: number;
  underWay = 0;
  private answers = 0;
  private late = 0;
  private highest = 0;

  /** @param fewest that are let in whatever they take. */
  constructor(
    private readonly fewest: number,
    private readonly most: number,
  ) {
    this.limit = most;
  }

  get isFull(): boolean {
    return this.underWay >= this.limit;
  }

  begin(): void {
    this.underWay += 1;
    this.highest = Math.max(this.highest, this.underWay);
  }

  /** @param millis the answer took. */
  end(millis: number): void {
    this.underWay -= 1;
    this.answers += 1;
    if (millis > IN_TIME_MS) this.late += 1;
    if (this.answers < WINDOW) return;
    if (this.late > WINDOW * LATE_SHARE)
      this.limit = Math.max(this.fewest, Math.floor(Math.min(this.limit, this.highest) * SHRINK));
    else if (this.highest * 2 >= this.limit) this.limit = Math.min(this.most, this.limit + GROW);
    [this.answers, this.late, this.highest] = [0, 0, this.underWay];
  }
}
