import { checkPlan } from '../check/check-plan.js';
import { measurePlan } from '../plan/measure-plan.js';
import { directoryOf } from '../problem/directory.js';
import { bestByTrying } from '../spec/brute-force.js';
import { randomProblem } from '../spec/random-problem.js';
import { type PlanSettings } from './aim-rules.js';
import { planTraining } from './plan-training.js';
import { loadSolver } from './solver.js';

const RULE = { tolerance: 0, gap: 0, nodes: 100_000 };
const EXACT: PlanSettings = {
  nearest: 100,
  seed: 1,
  aims: { shortfall: RULE, gapClosed: RULE, travelAndCover: RULE },
};
const solver = await loadSolver();

describe('a plan', () => {
  const INSTANCES = 200;
  const seen = { planned: 0, impossible: 0, covered: 0, short: 0, nothing_found: 0 };

  it.each(Array.from({ length: INSTANCES }, (_, seed) => seed))(
    'is as good as the best by trying every one (seed %d)',
    (seed) => {
      const directory = directoryOf(randomProblem(seed));
      const best = bestByTrying(directory);
      const result = planTraining(solver, directory, EXACT);
      seen[result.kind]++;
      if (result.kind !== 'planned') {
        expect({ kind: result.kind, best }).toEqual({ kind: 'impossible', best: undefined });
        return;
      }
      expect(checkPlan(directory, result.plan)).toEqual([]);
      const measures = measurePlan(directory, result.plan);
      expect(measures.shortfall).toBeCloseTo(best?.shortfall ?? NaN, 5);
      expect(measures.gapClosed).toBeCloseTo(best?.gapClosed ?? NaN, 5);
      expect(measures.travelAndCover).toBeCloseTo(best?.travelAndCover ?? NaN, 5);
      for (const { value, bound, gap, ending } of result.aims) {
        expect({ gap, ending }).toEqual({ gap: 0, ending: 'proven' });
        expect(bound).toBeCloseTo(value, 4);
      }
      if (result.plan.covers.length > 0) seen.covered++;
      if (measures.shortfall > 0) seen.short++;
    },
  );

  it('is tried on problems of every kind', () => {
    expect(seen.planned).toBeGreaterThan(150);
    expect(seen.impossible).toBeGreaterThan(3);
    expect(seen.covered).toBeGreaterThan(5);
    expect(seen.short).toBeGreaterThan(5);
  });
});
