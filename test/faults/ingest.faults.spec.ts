import { stopServers } from '@maillage/testing';
import { print } from './print.js';
import { type Plan, run } from './run.js';
import { DAY, SEED, setting } from './settings.js';

afterAll(stopServers);

it(
  'loses, doubles and reorders nothing that was acknowledged, whatever dies (R1)',
  async () => {
    const freezes = {
      times: setting('FAULTS_FREEZES', 1),
      millis: setting('FAULTS_FREEZE_MS', 3_000),
    };
    const plan: Plan = {
      seed: SEED,
      items: setting('FAULTS_ITEMS', 50_000),
      kills: setting('FAULTS_KILLS', 40),
      freezes,
      lot: 2_500,
      sources: 4,
      patience: 60_000,
    };
    const report = await run(plan);
    print('R1', plan, report);
    expect(report.differences).toEqual([]);
    expect(report.work['items']).toBeGreaterThanOrEqual(plan.items);
    for (const kind of ['created', 'corrected', 'withdrawn', 'retries'])
      expect(report.work[kind]).toBeGreaterThan(0);
    expect(Object.values(report.kills).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(
      plan.kills ?? 0,
    );
    for (const kills of Object.values(report.kills))
      expect(kills).toBeGreaterThan((plan.kills ?? 0) / 10);
    expect(report.freezes).toBe(freezes.times);
  },
  DAY,
);

it(
  'goes on when the bus is killed and its disk deleted under load (R2)',
  async () => {
    const plan: Plan = {
      seed: SEED,
      items: setting('FAULTS_WIPE_ITEMS', 20_000),
      wipes: setting('FAULTS_WIPES', 5),
      lot: 200,
      sources: 4,
      patience: 15_000,
    };
    const report = await run(plan);
    print('R2', plan, report);
    expect(report.differences).toEqual([]);
    expect(report.wipes).toHaveLength(plan.wipes ?? 0);
    expect(report.work['items']).toBeGreaterThanOrEqual(plan.items);
  },
  DAY,
);
