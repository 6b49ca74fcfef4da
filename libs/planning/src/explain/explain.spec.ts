import { EMPTY_PLAN, type Plan } from '../plan/plan.js';
import { directoryOf } from '../problem/directory.js';
import { type Problem } from '../problem/problem.js';
import { FRIDAY, problemOf, session, TUESDAY } from '../spec/problems.js';
import { DEFAULT_SETTINGS } from '../solve/aim-rules.js';
import { planTraining } from '../solve/plan-training.js';
import { loadSolver } from '../solve/solver.js';
import { comparePlans } from './compare-plans.js';
import { costOfPins } from './cost-of-pins.js';
import { explainLeftOut } from './left-out.js';

const solver = await loadSolver();
const planned = (problem: Problem) => {
  const result = planTraining(solver, directoryOf(problem), DEFAULT_SETTINGS);
  if (result.kind !== 'planned') throw new Error(result.kind);
  return result;
};
const reasonsOf = (problem: Problem, plan: Plan = planned(problem).plan) =>
  explainLeftOut(directoryOf(problem), plan).flatMap(({ person, reasons }) =>
    reasons.map(({ code, words }) => ({ person, code, words: words.fr })),
  );
const POSTS = ['a', 'b', 'c', 'd'].map((id) => ({
  id: `post ${id}`,
  person: id,
  available: [TUESDAY],
}));

describe('who is left out', () => {
  it('is told that one is away, where four of two structures ask for a slot of three (T-15)', () => {
    const problem = problemOf(['a', 'b', 'c', 'd'], {
      sessions: [session('s', { seatsMax: 3 })],
      posts: POSTS,
      awayLimits: [
        { id: 'x', name: 'Mairie X', posts: ['post a', 'post b'], most: 1 },
        { id: 'y', name: 'Mairie Y', posts: ['post c', 'post d'], most: 1 },
      ],
    });
    const { plan } = planned(problem);
    expect(plan.seats).toHaveLength(2);
    const reasons = reasonsOf(problem, plan);
    expect(reasons.map(({ code }) => code)).toEqual(['too_many_away', 'too_many_away']);
    expect(reasons[0]?.words).toMatch(/^Mairie X : 2 absents .* pour 1 au plus/);
    expect(reasons[1]?.words).toMatch(/^Mairie Y : 2 absents/);
  });

  const cases: [string, Partial<Problem>, RegExp][] = [
    ['not_available', { posts: [{ id: 'p', person: 'a', available: [FRIDAY] }] }, /libéré/],
    ['not_available', { posts: [] }, /libéré/],
    [
      'too_far',
      { people: [{ id: 'a', commune: 'a', origin: 'at a', mostKilometres: 9 }] },
      /10 km/,
    ],
    ['distance_unknown', { kilometres: {} }, /inconnue/],
    ['no_course', { courses: [{ id: 'mail', closes: { forms: 1 } }] }, /« mail »/],
    ['no_session', { sessions: [] }, /n’a aucune session/],
    ['below_minimum', { sessions: [session('s', { seatsMin: 2 })] }, /1 inscrits : il en faut 2/],
    ['over_seats', { sessions: [session('s', { seatsMin: 0, seatsMax: 0 })] }, /pour 0 places/],
    ['over_budget', { budget: 1, sessions: [session('s', { cost: 2 })] }, /2.00 €/],
    [
      'prerequisite_missing',
      { courses: [{ id: 'mail', closes: { mail: 1 }, prerequisites: ['x'] }] },
      /« x »/,
    ],
    ['kept_apart', { pins: [{ kind: 'stays_closed', session: 's' }] }, /décision/],
    ['kept_apart', { pins: [{ kind: 'stays_away', person: 'a', session: 's' }] }, /décision/],
  ];
  it.each(cases)('is told %s in words', (code, more, words) => {
    expect(reasonsOf(problemOf(['a'], more))).toEqual([
      { person: 'a', code, words: expect.stringMatching(words) },
    ]);
  });

  it('is told how many would come where others could', () => {
    const problem = problemOf(['a', 'b'], { sessions: [session('s', { seatsMin: 3 })] });
    expect(reasonsOf(problem)[0]?.words).toMatch(/2 inscrits : il en faut 3/);
  });

  it('is told that nothing stands against it, where the search ended before', () => {
    expect(reasonsOf(problemOf(['a']), EMPTY_PLAN)).toMatchObject([{ code: 'not_searched' }]);
  });

  it('is nobody where all is closed, or nothing is worth closing', () => {
    expect(reasonsOf(problemOf(['a']))).toEqual([]);
    const needs = [{ person: 'a', competence: 'mail', gap: 0, urgency: 1 }];
    expect(reasonsOf(problemOf(['a'], { needs }))).toEqual([]);
  });
});

describe('two plans', () => {
  const sessions = [session('s'), session('t', { halfDays: [FRIDAY], cost: 5 })];
  const directory = directoryOf(problemOf(['a', 'b', 'c'], { sessions }));
  const plan = (...seats: [person: string, session: string][]): Plan => ({
    opens: [...new Set(seats.map(([, id]) => id))],
    seats: seats.map(([person, id]) => ({ person, session: id })),
    covers: [],
  });

  it('are compared by sessions, people and measures', () => {
    const compared = comparePlans(
      directory,
      plan(['a', 's'], ['b', 's']),
      plan(['a', 't'], ['c', 't']),
    );
    expect(compared).toMatchObject({
      opened: ['t'],
      closed: ['s'],
      moves: [
        { person: 'a', leaves: ['s'], joins: ['t'] },
        { person: 'b', leaves: ['s'], joins: [] },
        { person: 'c', leaves: [], joins: ['t'] },
      ],
      difference: { gapClosed: 0, kilometres: 0, spent: 5 },
    });
    expect(compared.words.map(({ fr }) => fr).join('\n')).toMatch(
      /^S’ouvre : .*\nNe s’ouvre plus : .*\na passe de .*\nb perd .*\nc gagne .*\n.*budget \+5 €\.$/,
    );
  });

  it('that are one differ in nothing', () => {
    const one = plan(['a', 's']);
    const { opened, closed, moves } = comparePlans(directory, one, one);
    expect([opened, closed, moves]).toEqual([[], [], []]);
  });
});

describe('what a pin costs', () => {
  it('is said for each, all others kept', () => {
    const problem = problemOf(['a', 'b'], {
      sessions: [session('s'), session('t', { halfDays: [FRIDAY], place: 'far' })],
      kilometres: { 'at a': { hall: 10, far: 30 }, 'at b': { hall: 10, far: 30 } },
      pins: [
        { kind: 'attends', person: 'a', session: 't' },
        { kind: 'opens', session: 's' },
      ],
    });
    const costs = costOfPins(solver, problem, planned(problem), DEFAULT_SETTINGS);
    expect(costs.map(({ difference }) => difference.kilometres)).toEqual([40, 0]);
    expect(costs[0]?.words.fr).toMatch(/^a participe à .* \+40 km/);
    expect(costs[1]?.words.fr).toMatch(/est ouverte : ne coûte rien\.$/);
  });

  it('is a gap that stays open where somebody is kept away', () => {
    const problem = problemOf(['a'], { pins: [{ kind: 'stays_away', person: 'a', session: 's' }] });
    const [cost] = costOfPins(solver, problem, planned(problem), DEFAULT_SETTINGS);
    expect(cost?.difference.gapClosed).toBe(-1);
  });
});
