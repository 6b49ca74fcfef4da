import { checkPlan } from '../check/check-plan.js';
import { measurePlan } from '../plan/measure-plan.js';
import { directoryOf } from '../problem/directory.js';
import { FRIDAY, problemOf, session, TUESDAY } from '../spec/problems.js';
import { randomProblem } from '../spec/random-problem.js';
import { DEFAULT_SETTINGS } from '../solve/aim-rules.js';
import { planTraining } from '../solve/plan-training.js';
import { loadSolver } from '../solve/solver.js';
import { planByHand } from './plan-by-hand.js';

const solver = await loadSolver();
/** A small problem in which nothing is decided, and no commune goes first. */
const freely = (seed: number) => {
  const problem = randomProblem(seed);
  return { ...problem, pins: [], fairness: { communes: [], floor: 0 } };
};

describe('a plan by hand', () => {
  it('breaks nothing, and never closes more than the best', () => {
    let seats = 0;
    let behind = 0;
    for (let seed = 0; seed < 100; seed++) {
      const directory = directoryOf(freely(seed));
      const plan = planByHand(directory);
      expect({ seed, broken: checkPlan(directory, plan) }).toEqual({ seed, broken: [] });
      const best = planTraining(solver, directory, DEFAULT_SETTINGS);
      if (best.kind !== 'planned') throw new Error('Without pins there is always a plan.');
      const of = (one: typeof plan) => measurePlan(directory, one).gapClosed;
      expect(of(plan)).toBeLessThanOrEqual(of(best.plan) * 1.01 + 1e-6);
      seats += plan.seats.length;
      if (of(plan) < of(best.plan) - 0.1) behind++;
    }
    expect(seats).toBeGreaterThan(100);
    expect(behind).toBeGreaterThan(5);
  });

  it('cancels what is short of people, and offers them what is left', () => {
    const sessions = [
      session('near', { seatsMin: 3 }),
      session('far', { place: 'far', halfDays: [FRIDAY] }),
    ];
    const kilometres = { 'at a': { hall: 1, far: 9 }, 'at b': { hall: 1, far: 9 } };
    const plan = planByHand(directoryOf(problemOf(['a', 'b'], { sessions, kilometres })));
    expect(plan.opens).toEqual(['far']);
    expect(plan.seats.map(({ person }) => person)).toEqual(['a', 'b']);
  });

  it('replaces who would be one away too many, while there is a replacement', () => {
    const ids = ['a', 'b', 'c'];
    const posts = ids.map((id) => `post ${id}`);
    const directory = directoryOf(
      problemOf(ids, {
        awayLimits: [{ id: 'l', posts, most: 1 }],
        replacements: [{ id: 'r', posts, halfDays: [TUESDAY], capacity: 1, cost: 1 }],
      }),
    );
    const plan = planByHand(directory);
    expect([plan.seats.length, plan.covers.length]).toEqual([2, 1]);
    expect(checkPlan(directory, plan)).toEqual([]);
  });
});
