import { stopServers } from '@maillage/testing';
import { forget, type ForgetPlan, type ForgetReport } from './forget.js';
import { finds, holds } from '../kit/promise.js';
import { DAY, SEED, setting } from '../kit/settings.js';

afterAll(stopServers);

async function run(plan: ForgetPlan): Promise<ForgetReport> {
  const report = await forget(plan);
  const { canaries, readBefore, kills, pushedMeanwhile, bytesSearched, seconds, differences } =
    report;
  process.stdout.write(
    `S5${plan.bug === undefined ? '' : ` planted=${plan.bug}`}: ${plan.people} people, ${canaries} canaries, ${readBefore} of them read before; ` +
      `${kills} kills and ${pushedMeanwhile} activities meanwhile; ${Math.round(bytesSearched / 1e6)} MB searched; ${Math.round(seconds)} s; ${differences.length} differences\n` +
      differences
        .slice(0, 5)
        .map((one) => `    ${one}\n`)
        .join(''),
  );
  return report;
}

holds(
  'forgets people wherever they were, in a restored backup too, while counts stay right (S5)',
  async () => {
    const plan: ForgetPlan = {
      seed: SEED,
      people: setting('FAULTS_ERASED', 20),
      kills: setting('FAULTS_ERASURE_KILLS', 3),
    };
    const report = await run(plan);
    expect(report.differences).toEqual([]);
    expect(report.canaries).toBe(plan.people * 12);
    // Six of the twelve can be read while the person is known; the others should never have been kept.
    expect(report.readBefore).toBeGreaterThanOrEqual(plan.people * 6);
    expect(report.kills).toBeGreaterThanOrEqual(plan.kills);
  },
  DAY,
);

finds(
  ['erase-softly', 'erase-keeps-link', 'erase-without-register', 'clear-fields'],
  async (bug) => {
    const report = await run({ seed: SEED, people: 3, kills: 0, bug });
    expect(report.differences).not.toEqual([]);
  },
  300_000,
);
