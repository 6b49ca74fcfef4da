import { Worker } from 'node:worker_threads';

/** What a thread does: takes a function from a module and sends back what it gives. A worker's own text is CommonJS. */
const ENTRY = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, name, input } = workerData;
import(module)
  .then((loaded) => loaded[name](input))
  .then((result) => parentPort.postMessage(result));
`;

/**
 * Runs a pure function, at once or by a promise, in a thread of its own, so that what computes for seconds holds up nobody's request.
 *
 * @param module address of the module, which imports no framework: `new URL('./calibrate.js', import.meta.url)`.
 * @param name of the function in it.
 * @param input goes there, and its result comes back, as a copy (structured clone).
 * @param signal ends the thread at once.
 * @throws what the function throws; the reason of the signal.
 */
export function inThread<Work extends (input: never) => unknown>(
  module: URL,
  name: string,
  input: Parameters<Work>[0],
  signal: AbortSignal,
): Promise<Awaited<ReturnType<Work>>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const data = { module: module.href, name, input };
    const worker = new Worker(ENTRY, { eval: true, workerData: data, execArgv: [], env: {} });
    const stop = (): void => {
      void worker.terminate();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the thread of ${name} ended without a result`));
    });
  });
}
