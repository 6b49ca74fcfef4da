import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** A gauge that takes longer to read is left out of the scrape, in ms: Prometheus waits for ten seconds. */
const READ_MS = 2_000;

/** One time series of a gauge: a value for each of its labels, and what was read. */
export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * What one application measures, as Prometheus scrapes it. The registry is its own: several applications in one process
 * do not meet in the one that prom-client keeps for the module.
 */
export class Metrics {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /**
   * Adds a gauge that is read at each scrape. When it can't be read, or not in time, the scrape goes on without it.
   *
   * @param name with the unit at its end, after `maillage_`: `maillage_tasks_waiting`, `maillage_outbox_oldest_seconds`.
   * @param labels their names; values are few and known beforehand, never what a caller sent.
   */
  gauge(
    name: string,
    help: string,
    labels: readonly string[],
    read: () => Promise<readonly Reading[]>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      async collect() {
        const readings = await inTime(read()).catch(() => []);
        this.reset();
        for (const one of readings) this.set(one.labels, one.value);
      },
    });
  }
}

/** Those of several readings that succeed. */
export async function readable(readings: readonly Promise<Reading>[]): Promise<readonly Reading[]> {
  const settled = await Promise.allSettled(readings);
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(READ_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error('too late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    over.abort();
  }
}
