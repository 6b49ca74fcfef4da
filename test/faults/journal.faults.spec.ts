import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SEED = process.env['FAULTS_SEED'] ?? String(randomInt(1e9));
const EDITS = process.env['FAULTS_EDITS'] ?? '500';
const SCRIPT = fileURLToPath(new URL('journal.faults.mjs', import.meta.url));

async function run(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, `--seed=${SEED}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  await once(child, 'close');
  process.stdout.write(words);
  return words.trim().split('\n').at(-1) ?? '';
}

// A program of its own: it works with the built verifier, as `npm run audit:verify` does.
it('finds every edit of the journal by a superuser (S7)', async () => {
  expect(await run(`--edits=${EDITS}`)).toBe(`${EDITS} passed, 0 failed`);
}, 7_200_000);

it.each(['seal-without-patch', 'verify-without-anchor', 'verify-by-number'])('finds the planted bug %s', async (bug) => {
  expect(await run('--edits=1500', `--plant=${bug}`)).toBe('1 passed, 0 failed');
}, 900_000);
