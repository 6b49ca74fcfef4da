import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDatabase, eventually, random } from '@maillage/testing';
import { Client } from 'pg';
import { breaking } from '../kit/planted.js';
import { lastLineOf } from '../kit/program.js';

/** Of so many kills, one is waited for as long as it takes; the others have the lease run out at once. */
const WAITED = 5;
const PATIENCE_MS = 120_000;

/** A task whose process is killed, and what must stand at its end. */
export interface TaskWork {
  /** `begin <url> <chunks>` makes its tables and begins it; `work <url>` works until it is killed. */
  readonly program: URL;
  /** Chunks from one kill to the next, on average at least, and those that a kill comes after, at most. */
  readonly between: number;
  readonly after: number;
  /** How long after the commit of a chunk it may come, in ms: about as long as a chunk takes. */
  readonly within: number;
  /** What is compared: its name, what stands in the database (SQL that gives a `text`), and what must. */
  readonly sides: (chunks: number) => [string, string, string][];
}

export interface TasksPlan {
  readonly work: TaskWork;
  readonly seed: number;
  readonly kills: number;
  readonly bug?: string;
}

export interface TasksReport {
  readonly chunks: number;
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
export async function tasksRun({ work: task, seed, kills, bug }: TasksPlan): Promise<TasksReport> {
  const dice = random(seed);
  const database = await createDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const chunks = kills * task.between;
  const takenUpIn: number[] = [];
  let struck = 0;
  let worker = undefined as ChildProcess | undefined;
  const work = (): ChildProcess =>
    spawn(process.execPath, [fileURLToPath(task.program), 'work', database.url], {
      env: { ...process.env, ...breaking(bug) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const stand = async (): Promise<Stand> => {
    const { rows } = await client.query<Stand>(
      `SELECT id, state, (SELECT count(*)::integer FROM access.task_events WHERE kind = 'progress') AS done FROM access.tasks`,
    );
    return rows[0] ?? { id: '', done: 0, state: 'gone' };
  };
  const reached = (number: number): Promise<Stand> =>
    eventually(
      async () => {
        const now = await stand();
        if (now.done < number && now.state !== 'done') throw new Error(`at ${now.done}`);
        return now;
      },
      { timeout: PATIENCE_MS, every: 5 },
    );
  try {
    await lastLineOf(task.program, 'begin', database.url, String(chunks));
    worker = work();
    for (let at = 0; struck < kills; at = (await stand()).done) {
      const { state } = await reached(at + dice.integer(1, task.after));
      if (state === 'done') break;
      await sleep(dice.integer(0, task.within));
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
    const findings = await compare(client, task.sides(chunks));
    return { chunks, kills: struck, takenUpIn, findings };
  } finally {
    worker?.kill('SIGKILL');
    await client.end();
    await database.drop();
  }
}

/** Everything that was not done once, and every event and reject that is not there once and in order. */
async function compare(
  client: Client,
  sides: readonly [string, string, string][],
): Promise<string[]> {
  const findings: string[] = [];
  for (const [what, sql, expected] of sides) {
    const found = (await client.query<{ text: string | null }>(sql)).rows[0]?.text ?? '';
    if (found !== expected) findings.push(`${what}: ${difference(found, expected)}`);
  }
  return findings;
}

/** Where two lists part. */
function difference(found: string, expected: string): string {
  const [left, right] = [found.split(' '), expected.split(' ')];
  const at = right.findIndex((one, index) => one !== left[index]);
  return `${left.length} instead of ${right.length}, ${left[at]} instead of ${right[at]} at ${at}`;
}
