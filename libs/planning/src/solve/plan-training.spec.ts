import { checkPlan } from '../check/check-plan.js';
import { measurePlan } from '../plan/measure-plan.js';
import { directoryOf } from '../problem/directory.js';
import { type Pin, type Problem } from '../problem/problem.js';
import { bestByTrying } from '../spec/brute-force.js';
import { problemOf, session } from '../spec/problems.js';
import { crowdedProblem, randomProblem } from '../spec/random-problem.js';
import { type PlanSettings, type Progress, type Watch } from './aim-rules.js';
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
  const seen = { planned: 0, impossible: 0, covered: 0, short: 0, seats: 0, nothing_found: 0 };

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
      seen.seats += result.plan.seats.length;
      if (result.plan.covers.length > 0) seen.covered++;
      if (measures.shortfall > 0) seen.short++;
    },
  );

  it('is tried on problems of every kind', () => {
    expect(seen.planned).toBeGreaterThan(150);
    expect(seen.seats).toBeGreaterThan(300);
    expect(seen.impossible).toBeGreaterThan(3);
    expect(seen.covered).toBeGreaterThan(5);
    expect(seen.short).toBeGreaterThan(5);
  });
});

describe('the planner', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const planned = (problem: Problem, settings = EXACT, watch: Watch = {}) => {
    const result = planTraining(solver, directoryOf(problem), settings, watch);
    if (result.kind !== 'planned') throw new Error(result.kind);
    return result;
  };
  const impossible = (more: Partial<Problem>) => {
    const result = planTraining(solver, directoryOf(problemOf(ids, more)), EXACT);
    if (result.kind !== 'impossible') throw new Error(result.kind);
    return result.relaxation.lines.map(({ fr }) => fr);
  };

  it('gives the same plan for the same problem and seed', () => {
    const problem = randomProblem(7);
    expect(planned(problem)).toEqual(planned(structuredClone(problem)));
  });

  it('has nothing to plan where nobody can be sent anywhere', () => {
    const { plan, aims } = planned(problemOf(ids, { posts: [] }));
    expect(plan).toEqual({ opens: [], seats: [], covers: [] });
    expect(aims.map(({ gap }) => gap)).toEqual([0, 0, 0]);
    const fairness = { communes: ['a'], floor: 1 };
    expect(planned(problemOf(ids, { posts: [], fairness })).aims[0]).toMatchObject({
      value: 1,
      bound: 1,
    });
  });

  it('considers the nearest sessions only, and says how many others there were', () => {
    const sessions = [1, 2, 3].map((day) =>
      session(`s${day}`, { halfDays: [`2026-11-0${day}:am`] }),
    );
    const posts = [
      { id: 'p', person: 'a', available: sessions.flatMap(({ halfDays }) => halfDays) },
    ];
    const { omitted, plan } = planned(problemOf(ids, { sessions, posts }), {
      ...EXACT,
      nearest: 1,
    });
    expect(omitted).toBe(2);
    expect(plan.seats).toEqual([{ person: 'a', session: 's1' }]);
  });

  it('gives the smallest communes their floor before anything else', () => {
    const needs = ids.map((person, at) => ({
      person,
      competence: 'mail',
      gap: 1,
      urgency: at + 1,
    }));
    const problem = problemOf(ids, { needs, sessions: [session('s', { seatsMax: 1 })] });
    expect(planned(problem).plan.seats.map(({ person }) => person)).toEqual(['d']);
    const fairness = { communes: ['a'], floor: 0.5 };
    const fair = planned({ ...problem, fairness });
    expect(fair.plan.seats.map(({ person }) => person)).toEqual(['a']);
    expect(fair.aims.map(({ value }) => value)).toEqual([0, 1, 10]);
  });

  it('gives up as much of an aim as its tolerance allows, for the next', () => {
    const kilometres = Object.fromEntries(ids.map((id, at) => [`at ${id}`, { hall: 10 ** at }]));
    const problem = problemOf(ids, { kilometres });
    expect(planned(problem).plan.seats).toHaveLength(4);
    const aims = { ...EXACT.aims, gapClosed: { ...RULE, tolerance: 0.25 } };
    const { plan, aims: reached } = planned(problem, { ...EXACT, aims });
    expect(plan.seats.map(({ person }) => person)).toEqual(['a', 'b', 'c']);
    expect(reached[1]).toMatchObject({ value: 3, bound: 4, gap: 0 });
  });

  it('ends with the best so far when it is stopped, and says that it cannot be made again', () => {
    const problem = crowdedProblem(3);
    let last: Progress | undefined;
    const result = planned(problem, EXACT, {
      onProgress: (progress) => (last = progress),
      shouldStop: () => last?.best !== undefined,
    });
    expect(checkPlan(directoryOf(problem), result.plan)).toEqual([]);
    expect(result.isReproducible).toBe(false);
    expect(result.aims.map(({ ending }) => ending)).toEqual(['proven', 'stopped', 'not_begun']);
    expect(result.aims[1]?.value).toBe(last?.best);
    expect(result.aims[1]?.bound).toBeLessThanOrEqual(last?.bound ?? NaN);
    expect(result.aims[1]?.gap).toBeGreaterThan(0);
    expect(planned(problem).isReproducible).toBe(true);
  });

  it('sends nobody to a place without distance, but who is there or is pinned', () => {
    const people = ids.map((id) => ({ id, commune: id, origin: id === 'a' ? 'hall' : `at ${id}` }));
    const kilometres = { 'at b': { hall: 3 } };
    const pins = [{ kind: 'attends', person: 'c', session: 's' }] as const;
    const { plan } = planned(problemOf(ids, { people, kilometres, pins }));
    expect(plan.seats.map(({ person }) => person)).toEqual(['a', 'b', 'c']);
  });

  const pinned = (...people: string[]): Pin[] =>
    people.map((person) => ({ kind: 'attends', person, session: 's' }));
  const cases: [string, Partial<Problem>, RegExp[]][] = [
    [
      'a seat more',
      { pins: pinned('a', 'b'), sessions: [session('s', { seatsMax: 1 })] },
      [/^Donner 1 place/],
    ],
    [
      'one away more',
      {
        pins: pinned('a', 'b'),
        awayLimits: [{ id: 'l', name: 'Mairie X', posts: ['post a', 'post b'], most: 1 }],
      },
      [/^Accepter 1 absent.*Mairie X/],
    ],
    ['a half-day', { pins: pinned('a'), posts: [] }, [/^Libérer a le 3 novembre 2026 matin/]],
    [
      'a smaller minimum',
      { pins: [{ kind: 'opens', session: 's' }], sessions: [session('s', { seatsMin: 5 })] },
      [/avec 1 personne\(s\) de moins/],
    ],
    [
      'some euros',
      { pins: pinned('a'), budget: 60, sessions: [session('s', { cost: 100 })] },
      [/^Ajouter 40\.00 € au budget/],
    ],
    [
      'a trainer',
      {
        pins: pinned('a'),
        sessions: [session('s', { trainer: 't' })],
        trainers: [{ id: 't', available: [] }],
      },
      [/^Trouver 1 formateur/],
    ],
    [
      'equipment',
      { pins: pinned('a'), sessions: [session('s', { equipment: { portable: 2 } })] },
      [/^Trouver 2 « portable »/],
    ],
    [
      'a longer period',
      { pins: pinned('a'), horizon: { from: '2026-12-01', to: '2026-12-31' } },
      [/^Étendre la période/],
    ],
    [
      'a decision',
      { pins: [...pinned('a'), { kind: 'stays_away', person: 'a', session: 's' }] },
      [/^Revenir sur une décision/],
    ],
  ];
  it.each(cases)('says what is the least to give way: %s', (_, more, lines) => {
    expect(impossible(more)).toEqual(lines.map((line) => expect.stringMatching(line)));
  });
});
