import { stopServers } from '@maillage/testing';
import { finds, holds } from '../kit/promise.js';
import { SEED, setting } from '../kit/settings.js';
import { type TasksPlan, type TasksReport, tasksRun } from './tasks-run.js';
import { NUMBERS, PLACES } from './tasks-work.js';

const QUICK = 3;
const KILLS = setting('FAULTS_TASK_KILLS', QUICK);
/** Promised: after a kill of its process a task is taken up within this time, the start of another process included. */
const LIMIT_MS = 15_000;
/** A kill must fall between a checkpoint and the commit of its chunk: runs with other seeds until one does. */
const TRIES = 5;

afterAll(stopServers);

async function run(plan: TasksPlan): Promise<TasksReport> {
  const report = await tasksRun(plan);
  process.stdout.write(
    `tasks${plan.bug === undefined ? '' : ` planted=${plan.bug}`} seed=${plan.seed}: ${report.chunks} chunks, ${report.kills} kills, ` +
      `taken up after ${report.takenUpIn.join(' ')} ms, ${report.findings.length} findings\n` +
      report.findings.map((one) => `    ${one}\n`).join(''),
  );
  return report;
}

for (const [what, work] of Object.entries({ tasks: NUMBERS, imports: PLACES }))
  holds(
    `has a task whose process is killed at any instant do everything once (${what})`,
    async () => {
      const report = await run({ work, seed: SEED, kills: KILLS });
      expect(report.findings).toEqual([]);
      expect(report.kills).toBe(KILLS);
      // Beside other tests a process takes long to start: its time is measured where the machine is its own.
      if (KILLS > QUICK && work === NUMBERS)
        expect(Math.max(...report.takenUpIn)).toBeLessThanOrEqual(LIMIT_MS);
    },
    3_600_000,
  );

finds(
  ['checkpoint-apart'],
  async (bug) => {
    let found: readonly string[] = [];
    for (let attempt = 0; attempt < TRIES && found.length === 0; attempt++)
      found = (await run({ work: NUMBERS, seed: SEED + attempt, kills: 8, bug })).findings;
    expect(found).not.toEqual([]);
  },
  600_000,
);
