/** Window of every limit, in ms: the minutes of the clock, the same for all processes. */
export const WINDOW_MS = 60_000;
/** How often processes exchange their counts. */
export const EXCHANGE_MS = 200;
/** Callers counted one by one in a minute; the addresses of a flood beyond that are counted as one. */
const CALLERS = 50_000;

/** Adds counts to those of all processes, and gives the sums. */
export type AddCounts = (
  minute: number,
  callers: readonly string[],
  counts: readonly number[],
) => Promise<readonly { caller: string; total: string }[]>;

interface Count {
  /** As far as is known here: what all processes had counted at the last exchange, and what came here since. */
  total: number;
  /** Counted here and not yet exchanged. */
  pending: number;
}

type Answer = (error: null, result: { current: number; ttl: number }) => void;

/**
 * Requests per caller in the present minute, counted here and exchanged with the other processes five times a second:
 * no request waits for it, and a caller can exceed its limit by what it sends elsewhere in a fifth of a second. While
 * the database is away each process counts for itself. A store of `@fastify/rate-limit`.
 */
export class SharedCounts {
  private counts = new Map<string, Count>();
  private minute = 0;

  constructor(
    private readonly add: AddCounts,
    private readonly now: () => number = Date.now,
  ) {}

  incr(caller: string, answer: Answer): void {
    const count = this.of(caller);
    count.total += 1;
    count.pending += 1;
    answer(null, { current: count.total, ttl: this.timeLeft() });
  }

  read(caller: string, answer: Answer): void {
    this.turn();
    answer(null, { current: this.counts.get(caller)?.total ?? 0, ttl: this.timeLeft() });
  }

  /** All routes count together. */
  child(): this {
    return this;
  }

  /** Adds the counts of this process and reads the sums; one exchange at a time. Counts of an exchange that fails stay for the next. */
  async exchange(): Promise<void> {
    this.turn();
    const { minute, counts } = this;
    const told = [...counts]
      .filter(([, { pending }]) => pending > 0)
      .map(([caller, { pending }]) => ({ caller, pending }));
    if (told.length === 0) return;
    const sums = await this.add(
      minute,
      told.map(({ caller }) => caller),
      told.map(({ pending }) => pending),
    );
    for (const { caller, pending } of told) {
      const count = counts.get(caller);
      if (count !== undefined) count.pending -= pending;
    }
    for (const { caller, total } of sums) {
      const count = counts.get(caller);
      if (count !== undefined) count.total = Number(total) + count.pending;
    }
  }

  private of(caller: string): Count {
    this.turn();
    const name = this.counts.size < CALLERS || this.counts.has(caller) ? caller : 'autres';
    const count = this.counts.get(name) ?? { total: 0, pending: 0 };
    this.counts.set(name, count);
    return count;
  }

  private turn(): void {
    const minute = Math.floor(this.now() / WINDOW_MS);
    if (minute === this.minute) return;
    this.minute = minute;
    this.counts = new Map();
  }

  private timeLeft(): number {
    return WINDOW_MS - (this.now() % WINDOW_MS);
  }
}
