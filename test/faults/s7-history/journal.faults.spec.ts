import { lastLineOf } from '../kit/program.js';
import { finds, holds } from '../kit/promise.js';
import { SEED, setting } from '../kit/settings.js';

const EDITS = setting('FAULTS_EDITS', 100);
const run = (...args: string[]): Promise<string> =>
  lastLineOf(new URL('journal.faults.mjs', import.meta.url), `--seed=${SEED}`, ...args);

// A program of its own: it works with the built verifier, as `npm run audit:verify` does.
holds(
  'finds every edit of the journal by a superuser (S7)',
  async () => {
    expect(await run(`--edits=${EDITS}`)).toBe(`${EDITS} passed, 0 failed`);
  },
  7_200_000,
);

finds(
  ['seal-without-patch', 'verify-without-anchor', 'verify-by-number'],
  async (bug) => {
    expect(await run('--edits=1500', `--plant=${bug}`)).toBe('1 passed, 0 failed');
  },
  900_000,
);
