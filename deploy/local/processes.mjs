import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readText } from './files.mjs';

const HAS_PROC = existsSync('/proc/self/stat');

const ps = (pid, column) =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();

/**
 * Whether process `pid` lives and has `argument` on its command line. A bare number is no proof: after a
 * reboot, or in a container, the same pid is soon somebody else's. A zombie has no command line, so it counts as gone.
 */
export function runs(pid, argument) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (HAS_PROC) return (readText(`/proc/${pid}/cmdline`) ?? '').split('\0').includes(argument);
  return ps(pid, 'command').includes(argument);
}

/** What tells two processes of one pid apart: the moment it started. Undefined when it does not live. */
export function startedAt(pid) {
  if (!HAS_PROC) return ps(pid, 'lstart') || undefined;
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z'
    ? undefined
    : `${readText('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
}

/** Asks `condition` again and again until it is true; false after `timeout` ms. Throws when `signal` is aborted. */
export async function until(condition, { timeout, every = 50, signal } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    signal?.throwIfAborted();
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await sleep(every, undefined, { signal });
  }
}
