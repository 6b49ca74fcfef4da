import { spawn } from 'node:child_process';
import {
  closeSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, readText, writeJson } from './files.mjs';
import { kinds } from './kinds.mjs';
import { lock } from './lock.mjs';
import { runDirectory } from './memory.mjs';
import { runs, until } from './processes.mjs';

/**
 * A part is one process of the whole, described by plain data so that anybody can start it again just as it was:
 * `{ name, kind, command, args, env, cwd, port, url, marker }`. `marker` is one of its arguments that no other process has.
 * It is kept in `run/<name>.part.json`, its pid in `run/<name>.pid`, what it says in `run/<name>.log`.
 */
const RESTART = fileURLToPath(new URL('./restart.mjs', import.meta.url));
const LARGE_LOG = 20_000_000;
const file = (dir, part, ending) => join(runDirectory(dir), `${part.name}.${ending}`);

/** The parts of a data directory, in the order in which they start. */
export function knownParts(dir) {
  const names = readdirSync(runDirectory(dir)).filter((name) => name.endsWith('.part.json'));
  const parts = names
    .map((name) => readJson(join(dir, 'run', name)))
    .filter((part) => part !== undefined);
  const order = Object.keys(kinds);
  return parts.sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name),
  );
}

/** The pid of a part that runs, else undefined. */
export function livePid(dir, part) {
  const pid = Number(readText(file(dir, part, 'pid')));
  return runs(pid, part.marker) ? pid : undefined;
}

/** The shell command that starts this part again; for anybody, from anywhere, as often as one likes. */
export function restartCommand(dir, part) {
  return [process.execPath, RESTART, part.name, dir]
    .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    .join(' ');
}

/** Where a part writes what it has to say. */
export const logFile = (dir, part) => file(dir, part, 'log');

/** Starts a part unless it runs already, and returns its pid once it answers. */
export async function ensure(dir, part, { timeout = 60_000, signal } = {}) {
  writeJson(file(dir, part, 'part.json'), part);
  const release = await lock(file(dir, part, 'lock'), { timeout, signal });
  try {
    const { answers, passing } = kinds[part.kind];
    const end = Date.now() + timeout;
    let life = await launchUnlessLive(dir, part);
    publish(dir);
    const ready = await until(
      async () => {
        if (life.ended()) {
          // Some reasons to give up pass by themselves: the processes of a killed PostgreSQL take a moment to end.
          if (!passing?.test(life.words()) || Date.now() > end)
            throw new Error(obituary(dir, part, life.words()));
          life = await launchUnlessLive(dir, part);
          publish(dir);
        }
        return answers(part);
      },
      { timeout, signal },
    );
    if (!ready)
      throw new Error(
        `${part.name} ne répond pas après ${timeout / 1000} s ; son journal : ${logFile(dir, part)}`,
      );
    return livePid(dir, part);
  } finally {
    release();
  }
}

/** Asks a part to stop, waits until it is gone, and insists with SIGKILL after `patience` ms. */
export async function stop(dir, part, { patience = 30_000 } = {}) {
  const pid = livePid(dir, part);
  if (pid !== undefined) {
    signalTo(pid, kinds[part.kind].stopSignal);
    const gone = () => !runs(pid, part.marker);
    if (!(await until(gone, { timeout: patience, every: 20 }))) {
      signalTo(pid, 'SIGKILL');
      await until(gone, { timeout: 10_000, every: 20 });
    }
  }
  rmSync(file(dir, part, 'pid'), { force: true });
}

/** Stops all parts, those that depend on others first, and forgets them. */
export async function stopAll(dir, said = () => {}) {
  for (const part of knownParts(dir).reverse()) {
    if (livePid(dir, part) !== undefined) said(part);
    await stop(dir, part);
    rmSync(file(dir, part, 'part.json'), { force: true });
  }
  rmSync(join(runDirectory(dir), 'pids.json'), { force: true });
}

/**
 * Writes `run/pids.json`. Parts may be restarted at the same time by different commands, so it is written again
 * until it says what is true after it was written.
 */
export function publish(dir) {
  for (let written; ;) {
    const list = knownParts(dir)
      .map((part) => ({
        name: part.name,
        pid: Number(readText(file(dir, part, 'pid'))),
        restart: restartCommand(dir, part),
      }))
      .filter(({ pid }) => pid > 0);
    const now = JSON.stringify(list);
    if (now === written) return list;
    writeJson(join(runDirectory(dir), 'pids.json'), list);
    written = now;
  }
}

/** The life of a part: whether it has ended, and what it said since it was launched here. */
async function launchUnlessLive(dir, part) {
  if (livePid(dir, part) !== undefined)
    return { ended: () => livePid(dir, part) === undefined, words: () => '' };
  const path = logFile(dir, part);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE_LOG)
    renameSync(path, `${path}.1`);
  const from = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  kinds[part.kind].before?.(part);
  const log = openSync(path, 'a', 0o600);
  // The process writes its own pid before it becomes the part: whoever dies in between, no part is left unknown.
  const script = 'echo $$ > "$0" && exec "$@"';
  const pidFile = file(dir, part, 'pid');
  const child = spawn('/bin/sh', ['-c', script, pidFile, part.command, ...part.args], {
    cwd: part.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...part.env },
    detached: true, // Ctrl-C in a terminal reaches the launcher alone, which then stops the parts in order
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const ended = () =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  await until(() => ended() || Number(readText(pidFile)) === child.pid, {
    timeout: 10_000,
    every: 2,
  });
  return { ended, words: () => readFileSync(path).subarray(from).toString() };
}

function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function obituary(dir, part, words) {
  const lines = words
    .trim()
    .split('\n')
    .filter((line) => !/^\s+at /.test(line)); // stack traces are in the log
  const last = lines.slice(-5).join('\n  ');
  return `${part.name} s'est arrêté pendant son démarrage. Journal ${logFile(dir, part)} :\n  ${last || '(vide)'}`;
}
