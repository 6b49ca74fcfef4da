import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase, eventually, random } from '@maillage/testing';
import { Client } from 'pg';
import { breaking } from '../kit/planted.js';
import { lastLineOf } from '../kit/program.js';

const PROGRAM = new URL('tasks-worker.mjs', import.meta.url);
/** Chunks a kill comes after, at most. */
const BETWEEN = 40;
/** Of so many kills, one is waited for as long as it takes; the others have the lease run out at once. */
const WAITED = 5;
const PATIENCE_MS = 60_000;

export interface TasksPlan {
  readonly seed: number;
  readonly kills: number;
  readonly bug?: string;
}

export interface TasksReport {
  readonly numbers: number;
  readonly kills: number;
  /** From a kill to the next chunk that is committed, in ms, where the lease ran out by itself. */
  readonly takenUpIn: readonly number[];
  readonly findings: readonly string[];
}

interface Stand {
  readonly id: string;
  readonly done: number;
  readonly state: string;
}

/** Kills the one process that works on a task again and again, then compares what stands with what was to be done. */
export async function tasksRun({ seed, kills, bug }: TasksPlan): Promise<TasksReport> {
  const dice = random(seed);
  const database = await createDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const numbers = kills * BETWEEN;
  const takenUpIn: number[] = [];
  let struck = 0;
  let worker = undefined as ChildProcess | undefined;
  const work = (): ChildProcess =>
    spawn(process.execPath, [fileURLToPath(PROGRAM), 'work', database.url], {
      env: { ...process.env, ...breaking(bug) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const stand = async (): Promise<Stand> => {
    const { rows } = await client.query<Stand>(
      'SELECT id, done::integer AS done, state FROM access.tasks',
    );
    return rows[0] ?? { id: '', done: 0, state: 'gone' };
  };
  const reached = (chunks: number): Promise<Stand> =>
    eventually(
      async () => {
        const now = await stand();
        if (now.done < chunks && now.state !== 'done') throw new Error(`at ${now.done}`);
        return now;
      },
      { timeout: PATIENCE_MS, every: 5 },
    );
  try {
    await lastLineOf(PROGRAM, 'begin', database.url, String(numbers));
    worker = work();
    for (let at = 0; struck < kills; at = (await stand()).done) {
      const { state } = await reached(at + dice.integer(1, BETWEEN - 10));
      if (state === 'done') break;
      await sleep(dice.integer(0, 20));
      const gone = once(worker, 'exit');
      worker.kill('SIGKILL');
      await gone;
      const killed = Date.now();
      const { done } = await stand();
      worker = work();
      if (struck % WAITED !== 0)
        await client.query("UPDATE access.tasks SET lease_until = now() WHERE state = 'running'");
      await reached(done + 1);
      if (struck % WAITED === 0) takenUpIn.push(Date.now() - killed);
      struck += 1;
    }
    await eventually(async () => expect((await stand()).state).toBe('done'), {
      timeout: PATIENCE_MS,
    });
    return { numbers, kills: struck, takenUpIn, findings: await compare(client, numbers) };
  } finally {
    worker?.kill('SIGKILL');
    await client.end();
    await database.drop();
  }
}

/** Everything that was not done once, and every event and reject that is not there once and in order. */
async function compare(client: Client, numbers: number): Promise<string[]> {
  const texts = async (sql: string): Promise<string> =>
    (await client.query<{ text: string | null }>(sql)).rows[0]?.text ?? '';
  const upTo = (length: number, step = 1): string =>
    Array.from({ length }, (_, index) => (index + 1) * step).join(' ');
  const rejects = Math.floor(numbers / 7);
  const sides: [string, string, string][] = [
    [
      'effects',
      await texts("SELECT string_agg(n::text, ' ' ORDER BY n) AS text FROM activities.effects"),
      upTo(numbers),
    ],
    [
      'rejects',
      await texts(
        "SELECT string_agg(data->>'rang', ' ' ORDER BY seq) AS text FROM access.task_events WHERE kind = 'reject'",
      ),
      upTo(rejects, 7),
    ],
    [
      'events',
      await texts("SELECT string_agg(seq::text, ' ' ORDER BY seq) AS text FROM access.task_events"),
      upTo(numbers + rejects + 1),
    ],
  ];
  return sides
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `${what}: ${difference(found, expected)}`);
}

/** Where two lists part. */
function difference(found: string, expected: string): string {
  const [left, right] = [found.split(' '), expected.split(' ')];
  const at = right.findIndex((one, index) => one !== left[index]);
  return `${left.length} instead of ${right.length}, ${left[at]} instead of ${right[at]} at ${at}`;
}
