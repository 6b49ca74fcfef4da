import { cluster, stopServers } from '@maillage/testing';
import { finds, holds } from '../kit/promise.js';
import { DAY, SEED, setting } from '../kit/settings.js';
import { LIMITS, robbed, steal, type TheftPlan, type TheftReport } from './thief.js';

afterAll(stopServers);

async function rob(plan: TheftPlan, bug?: string): Promise<TheftReport> {
  const running = await cluster(['all'], { ownPostgres: true, env: robbed(plan.limits, bug) });
  try {
    const report = await steal(running, plan, bug);
    process.stdout.write(
      `S4${bug === undefined ? '' : ` planted=${bug}`}: at most ${plan.limits.hourly} an hour and ${plan.limits.daily} a day; ${report.attempts} attempts on ${plan.people} people, ${report.kills} kills, ` +
        `read by hour ${report.readByHour.join(' ')} = ${report.read}, ${report.refused} refused, alert after ${report.alertedIn} ms, ${report.differences.length} differences\n` +
        report.differences
          .slice(0, 5)
          .map((one) => `    ${one}\n`)
          .join(''),
    );
    return report;
  } finally {
    await running.stop();
  }
}

holds(
  'makes a stolen key a small accident: few people an hour and a day, through restarts, with an alert (S4)',
  async () => {
    const people = setting('FAULTS_READS', 2_000);
    // Eight full hours would be more than a day. What a few people are to show needs limits that a few can reach.
    const limits = people < 10_000 ? { hourly: 60, daily: 400 } : LIMITS;
    const plan: TheftPlan = {
      seed: SEED,
      people,
      eachHour: Math.ceil(people / 8),
      parallel: 16,
      kills: setting('FAULTS_READ_KILLS', 2),
      hours: 7,
      limits,
    };
    const report = await rob(plan);
    expect(report.differences).toEqual([]);
    expect(report.attempts).toBeGreaterThanOrEqual(people);
    expect(report.readByHour[0]).toBe(limits.hourly);
    expect(report.read).toBe(limits.daily);
    expect(report.alertedIn).toBeLessThanOrEqual(60_000);
  },
  DAY,
);

// What forgets shows by restarts; what races shows best without them, since an answer that a kill cuts is read by nobody.
finds(
  ['meter-in-memory', 'meter-unlocked'],
  async (bug) => {
    const kills = bug === 'meter-unlocked' ? 0 : 2;
    const report = await rob(
      { seed: SEED, people: 1_000, eachHour: 1_000, parallel: 64, kills, hours: 0, limits: LIMITS },
      bug,
    );
    expect(report.differences).toContainEqual(
      expect.stringMatching(/^hour 0: the data of \d+ people were read/),
    );
  },
  300_000,
);
