import { lastLineOf } from './program.js';
import { SEED, setting } from './settings.js';

const EDITS = setting('FAULTS_EDITS', 500);
const run = (...args: string[]): Promise<string> =>
  lastLineOf('journal.faults.mjs', `--seed=${SEED}`, ...args);

// A program of its own: it works with the built verifier, as `npm run audit:verify` does.
it('finds every edit of the journal by a superuser (S7)', async () => {
  expect(await run(`--edits=${EDITS}`)).toBe(`${EDITS} passed, 0 failed`);
}, 7_200_000);

it.each(['seal-without-patch', 'verify-without-anchor', 'verify-by-number'])(
  'finds the planted bug %s',
  async (bug) => {
    expect(await run('--edits=1500', `--plant=${bug}`)).toBe('1 passed, 0 failed');
  },
  900_000,
);
