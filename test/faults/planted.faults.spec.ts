import { stopServers } from '@maillage/testing';
import { print } from './print.js';
import { type Plan, run } from './run.js';
import { SEED } from './settings.js';

// A run that finds nothing counts only if it finds these. The server is the built one, with one bug put into it.
const SMALL = { seed: SEED, items: 2_000, lot: 200, sources: 4, patience: 10_000 };

/** A kill must fall into the instant in which a bug shows: runs with other seeds until one does. */
const TRIES = 6;

const BUGS: readonly [string, Partial<Plan>][] = [
  ['relay-cursor', { kills: 4 }],
  ['early-answer', { kills: 12 }],
  ['early-ack', { kills: 12 }],
  ['no-inbox', { wipes: 2 }],
];

afterAll(stopServers);

it('finds nothing in a sound server under the same small plan', async () => {
  const plan: Plan = { ...SMALL, kills: 12, wipes: 2, bug: 'slow' };
  const report = await run(plan);
  print('control', plan, report);
  expect(report.differences).toEqual([]);
}, 300_000);

it.each(BUGS)(
  'finds the planted bug %s',
  async (bug, faults) => {
    let found: readonly string[] = [];
    for (let attempt = 0; attempt < TRIES && found.length === 0; attempt++) {
      const plan: Plan = { ...SMALL, ...faults, bug, seed: SEED + attempt };
      const report = await run(plan);
      print('planted', plan, report);
      found = report.differences;
    }
    expect(found).not.toEqual([]);
  },
  600_000,
);
