import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a program, shows what it says as it says it, and gives its last line. */
export async function lastLineOf(program: URL, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString();
      process.stdout.write(chunk);
    });
  }
  await once(child, 'close');
  return words.trim().split('\n').at(-1) ?? '';
}
