import { stopServers } from '@maillage/testing';
import { print } from '../kit/print.js';
import { finds, holds } from '../kit/promise.js';
import { type Plan, run } from '../kit/run.js';
import { DAY, SEED, setting } from '../kit/settings.js';
import { findIn } from '../kit/small-run.js';

afterAll(stopServers);

holds(
  'goes on when the bus is killed and its disk deleted under load (R2)',
  async () => {
    const plan: Plan = {
      seed: SEED,
      items: setting('FAULTS_WIPE_ITEMS', 8_000),
      wipes: setting('FAULTS_WIPES', 2),
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

finds(
  ['no-inbox'],
  async (bug) => {
    expect(await findIn('R2', bug, { wipes: 2 })).not.toEqual([]);
  },
  600_000,
);
