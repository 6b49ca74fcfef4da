import { cluster, stopServers } from '@maillage/testing';
import { DAY, SEED, setting } from './settings.js';
import { DAILY, HOURLY, robbed, steal, type TheftPlan, type TheftReport } from './thief.js';

afterAll(stopServers);

async function rob(plan: TheftPlan, bug?: string): Promise<TheftReport> {
  const running = await cluster(['all'], { ownPostgres: true, env: robbed(bug) });
  try {
    const report = await steal(running, plan, bug);
    process.stdout.write(
      `S4${bug === undefined ? '' : ` planted=${bug}`}: ${report.attempts} attempts on ${plan.people} people, ${report.kills} kills, ` +
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

it(
  'makes a stolen key a small accident: few people an hour and a day, through restarts, with an alert (S4)',
  async () => {
    const people = setting('FAULTS_READS', 10_000);
    // Eight hours of three hundred would be more than a day's two thousand.
    const plan: TheftPlan = {
      seed: SEED,
      people,
      eachHour: Math.ceil(people / 8),
      parallel: 16,
      kills: setting('FAULTS_READ_KILLS', 3),
      hours: 7,
    };
    const report = await rob(plan);
    expect(report.differences).toEqual([]);
    expect(report.attempts).toBeGreaterThanOrEqual(people);
    expect(report.readByHour[0]).toBe(HOURLY);
    expect(report.read).toBe(DAILY);
    expect(report.alertedIn).toBeLessThanOrEqual(60_000);
  },
  DAY,
);

// What forgets shows by restarts; what races shows best without them, since an answer that a kill cuts is read by nobody.
it.each([
  ['meter-in-memory', 2],
  ['meter-unlocked', 0],
])(
  'finds the planted bug %s',
  async (bug, kills) => {
    const report = await rob(
      { seed: SEED, people: 1_000, eachHour: 1_000, parallel: 64, kills, hours: 0 },
      bug,
    );
    expect(report.differences).toContainEqual(
      expect.stringMatching(/^hour 0: the data of \d+ people were read/),
    );
  },
  300_000,
);
