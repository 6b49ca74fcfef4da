import { stopServers } from '@maillage/testing';
import { print } from './print.js';
import { control, finds, holds } from './promise.js';
import { type Plan, run } from './run.js';
import { DAY, SEED, setting } from './settings.js';

afterAll(stopServers);

/** Bugs of the ledger, the relay and the consumers, and what is done to a server that has one. */
const BUGS: Readonly<Record<string, Partial<Plan>>> = {
  'relay-cursor': { kills: 4 },
  'early-answer': { kills: 12 },
  'early-ack': { kills: 12 },
  'no-inbox': { wipes: 2 },
};
const SMALL = { seed: SEED, items: 2_000, lot: 200, sources: 4, patience: 10_000 };
/** A kill must fall into the instant in which a bug shows: runs with other seeds until one does. */
const TRIES = 6;

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

control(
  'finds nothing in a sound server under the same small plan',
  async () => {
    const plan: Plan = { ...SMALL, kills: 12, wipes: 2, bug: 'slow' };
    const report = await run(plan);
    print('control', plan, report);
    expect(report.differences).toEqual([]);
  },
  300_000,
);

finds(
  Object.keys(BUGS),
  async (bug) => {
    let found: readonly string[] = [];
    for (let attempt = 0; attempt < TRIES && found.length === 0; attempt++) {
      const plan: Plan = { ...SMALL, ...BUGS[bug], bug, seed: SEED + attempt };
      const report = await run(plan);
      print('planted', plan, report);
      found = report.differences;
    }
    expect(found).not.toEqual([]);
  },
  600_000,
);
