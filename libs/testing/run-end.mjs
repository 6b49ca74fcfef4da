import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopAll } from '../../deploy/local/parts.mjs';

/** Jest's `globalTeardown`: stops and deletes what the run's tests started. */
export default async function end() {
  const dir = process.env.TEST_SHARED_DIR;
  if (dir !== undefined) await endRun(dir);
}

/** Stops all parts in a run's folder, clusters that a test did not get to stop included, and deletes it. */
export async function endRun(dir) {
  const clusters = readdirSync(dir)
    .filter((name) => name.startsWith('cluster-'))
    .map((name) => join(dir, name));
  for (const part of [...clusters, dir]) if (existsSync(join(part, 'run'))) await stopAll(part);
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
