import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `attempt` again and again until it neither throws nor rejects, and gives what it gave. For what becomes true
 * "soon": put the expectations inside.
 *
 * @param options.timeout ms, 10 000 by default. Then the last failure is thrown as it is.
 * @param options.every ms between two attempts, 25 by default.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeout = 10_000, every = 25 }: { timeout?: number; every?: number } = {},
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= end) throw error;
    }
    await sleep(every);
  }
}
