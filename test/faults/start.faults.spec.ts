import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SEED = process.env['FAULTS_SEED'] ?? String(randomInt(1e9));
const TIMES = process.env['FAULTS_STARTS'] ?? '10';
const SCRIPT = fileURLToPath(new URL('start.faults.mjs', import.meta.url));

async function run(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [SCRIPT, `--seed=${SEED}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  await once(child, 'close');
  process.stdout.write(words);
  return words.trim().split('\n').at(-1) ?? '';
}

// The script is a program of its own: it starts and stops the whole launcher, which is what users start.
it('starts after a first start that was killed at any instant (R6)', async () => {
  expect(await run(`--times=${TIMES}`)).toBe(`${TIMES} passed, 0 failed`);
}, 7_200_000);

it('finds a launcher that initialises its data in place (planted)', async () => {
  expect(await run('--times=30', '--plant')).toBe('1 passed, 0 failed');
}, 900_000);
