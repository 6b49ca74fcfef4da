import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { startedAt, until } from './processes.mjs';

/**
 * A lock that the death of its holder releases, made of plain files: the directory holds numbered claims, the
 * highest one counts, and it is void as soon as its process is gone. A claim is linked into place with its content,
 * so none is ever half written; whoever finds a higher claim after linking his own has lost, so two can't both win.
 *
 * @returns a function that releases it, or undefined when another living process holds it.
 */
export function tryLock(directory) {
  mkdirSync(directory, { recursive: true });
  const highest = Math.max(0, ...claims(directory));
  if (highest > 0 && lives(directory, highest)) return undefined;
  const mine = highest + 1;
  const draft = join(directory, `draft-${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }));
  try {
    linkSync(draft, join(directory, String(mine)));
  } catch (error) {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const release = () => rmSync(join(directory, String(mine)), { force: true });
  const others = claims(directory);
  if (others.some((claim) => claim > mine)) {
    release();
    return undefined;
  }
  // Only the older ones: the holder's own claim must stay the highest as long as it holds.
  for (const claim of others)
    if (claim < mine) rmSync(join(directory, String(claim)), { force: true });
  return release;
}

/** Like tryLock, but waits its turn for at most `timeout` ms. */
export async function lock(directory, { timeout = 600_000, signal } = {}) {
  let release;
  await until(() => (release = tryLock(directory)) !== undefined, { timeout, every: 100, signal });
  if (release === undefined)
    throw new Error(
      `Le verrou ${directory} est tenu par un autre processus depuis trop longtemps.`,
    );
  return release;
}

const claims = (directory) => readdirSync(directory).map(Number).filter(Number.isInteger);

function lives(directory, claim) {
  const holder = readJson(join(directory, String(claim)));
  return holder !== undefined && startedAt(holder.pid) === holder.started;
}
