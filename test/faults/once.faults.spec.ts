import { stopServers } from '@maillage/testing';
import { type OncePlan, onceRun, type OnceReport } from './once-run.js';
import { SEED, setting } from './settings.js';

const OPERATIONS = setting('FAULTS_OPERATIONS', 5_000);
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

it('does once what is asked many times because answers are lost (R3)', async () => {
  const plan = { seed: SEED, operations: OPERATIONS, kills: KILLS };
  const report = await onceRun(plan);
  print('R3', plan, report);
  expect(report.findings).toEqual([]);
  expect(Object.values(report.effects).reduce((a, b) => a + b, 0)).toBe(OPERATIONS);
  expect(report.cut).toBeGreaterThan(OPERATIONS / 5);
  expect(report.replays).toBeGreaterThan(OPERATIONS / 10);
}, 14_400_000);

it('finds an answer that is kept outside the transaction of its work (R3, planted)', async () => {
  const plan = { seed: SEED, operations: 500, kills: 0, bug: 'answer-apart' };
  const report = await onceRun(plan);
  print('R3', plan, report);
  expect(report.findings).not.toEqual([]);
}, 600_000);
