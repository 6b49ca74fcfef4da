import { lastLineOf } from '../kit/program.js';
import { finds, holds } from '../kit/promise.js';
import { SEED, setting } from '../kit/settings.js';

const TIMES = setting('FAULTS_STARTS', 6);
const run = (...args: string[]): Promise<string> =>
  lastLineOf(new URL('start.faults.mjs', import.meta.url), `--seed=${SEED}`, ...args);

// The script is a program of its own: it starts and stops the whole launcher, which is what users start.
holds(
  'starts after a first start that was killed at any instant (R6)',
  async () => {
    expect(await run(`--times=${TIMES}`)).toBe(`${TIMES} passed, 0 failed`);
  },
  7_200_000,
);

finds(
  ['data-in-place'],
  async () => {
    expect(await run('--times=30', '--plant')).toBe('1 passed, 0 failed');
  },
  900_000,
);
