import { stopServers } from '@maillage/testing';
import { type OncePlan, onceRun, type OnceReport } from './once-run.js';
import { finds, holds } from '../kit/promise.js';
import { SEED, setting } from '../kit/settings.js';

const OPERATIONS = setting('FAULTS_OPERATIONS', 1_500);
const KILLS = setting('FAULTS_ONCE_KILLS', 2);

afterAll(stopServers);

function print(
  name: string,
  plan: OncePlan,
  { tries, cut, replays, running, kills, effects, findings, seconds }: OnceReport,
): void {
  const lines = [
    `${name}${plan.bug === undefined ? '' : ` planted=${plan.bug}`}`,
    `  ${plan.operations} operations ${JSON.stringify(effects)} in ${tries} tries and ${seconds.toFixed(1)} s; ${cut} answers cut, ${replays} replays, ${running} told to wait, ${kills} kills`,
    `  ${findings.length} findings`,
    ...findings.slice(0, 5).map((one) => `    ${one}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

holds(
  'does once what is asked many times because answers are lost (R3)',
  async () => {
    const plan = { seed: SEED, operations: OPERATIONS, kills: KILLS };
    const report = await onceRun(plan);
    print('R3', plan, report);
    expect(report.findings).toEqual([]);
    expect(Object.values(report.effects).reduce((a, b) => a + b, 0)).toBe(OPERATIONS);
    expect(report.cut).toBeGreaterThan(OPERATIONS / 5);
    expect(report.replays).toBeGreaterThan(OPERATIONS / 10);
  },
  14_400_000,
);

finds(
  ['answer-apart'],
  async (bug) => {
    const plan = { seed: SEED, operations: 500, kills: 0, bug };
    const report = await onceRun(plan);
    print('R3', plan, report);
    expect(report.findings).not.toEqual([]);
  },
  600_000,
);
