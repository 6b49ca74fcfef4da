import { print } from './print.js';
import { type Plan, run } from './run.js';
import { SEED } from './settings.js';

/** A plan small enough for every planted bug. */
export const SMALL = { seed: SEED, items: 2_000, lot: 200, sources: 4, patience: 10_000 };

/** A kill must fall into the instant in which a bug shows: runs with other seeds until one does. */
const TRIES = 6;

/** What is found of a bug in runs with these faults, as soon as one finds something. */
export async function findIn(
  name: string,
  bug: string,
  faults: Partial<Plan>,
): Promise<readonly string[]> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const plan: Plan = { ...SMALL, ...faults, bug, seed: SEED + attempt };
    const report = await run(plan);
    print(name, plan, report);
    if (report.differences.length > 0) return report.differences;
  }
  return [];
}
