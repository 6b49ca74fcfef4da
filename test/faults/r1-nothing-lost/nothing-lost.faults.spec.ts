import { stopServers } from '@maillage/testing';
import { print } from '../kit/print.js';
import { control, finds, holds } from '../kit/promise.js';
import { type Plan, run } from '../kit/run.js';
import { DAY, SEED, setting } from '../kit/settings.js';
import { findIn, SMALL } from '../kit/small-run.js';

afterAll(stopServers);

/** Bugs of the ledger, the relay and the consumers, with how often something is killed under a server that has one. */
const BUGS: Readonly<Record<string, number>> = {
  'relay-cursor': 4,
  'early-answer': 12,
  'early-ack': 12,
};

holds(
  'loses, doubles and reorders nothing that was acknowledged, whatever dies (R1)',
  async () => {
    const freezes = {
      times: setting('FAULTS_FREEZES', 1),
      millis: setting('FAULTS_FREEZE_MS', 3_000),
    };
    const plan: Plan = {
      seed: SEED,
      items: setting('FAULTS_ITEMS', 10_000),
      kills: setting('FAULTS_KILLS', 12),
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

control(
  'finds nothing in a sound server under the same small plan',
  async () => {
    const plan: Plan = { ...SMALL, kills: 12, wipes: 2, bug: 'slow' };
    const report = await run(plan);
    print('R1 control', plan, report);
    expect(report.differences).toEqual([]);
  },
  300_000,
);

finds(
  Object.keys(BUGS),
  async (bug) => {
    expect(await findIn('R1', bug, { kills: BUGS[bug] ?? 0 })).not.toEqual([]);
  },
  600_000,
);
