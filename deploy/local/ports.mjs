import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Free ports are looked for below the range from which systems take the local end of outgoing connections
 * (32768 and up on Linux): a client that keeps knocking while a part is down would otherwise, sooner or later,
 * be given that very port and hold it, and the part could not come back.
 */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** Whether one may listen on this port of the loopback address (or of `host`). */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The preferred port while it is free, else another free one. */
export async function freePort(preferred) {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}
