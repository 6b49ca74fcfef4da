import { EMPTY_PLAN, type Plan } from '../plan/plan.js';
import { directoryOf } from '../problem/directory.js';
import { type Problem } from '../problem/problem.js';
import { FRIDAY, problemOf, session, TUESDAY, TUESDAY_PM } from '../spec/problems.js';
import { checkPlan } from './check-plan.js';
import { type ViolationCode } from './violation.js';

const IDS = ['a', 'b', 'c'];
const brokenBy = (more: Partial<Problem>, plan: Partial<Plan>) =>
  checkPlan(directoryOf(problemOf(IDS, more)), { ...EMPTY_PLAN, ...plan });
/** These people in `s`, which is open. */
const go = (...ids: string[]): Partial<Plan> => ({
  opens: ['s'],
  seats: ids.map((person) => ({ person, session: 's' })),
});
const both: Partial<Plan> = {
  opens: ['s', 't'],
  seats: [
    { person: 'a', session: 's' },
    { person: 'a', session: 't' },
  ],
};
const COURSES = ['mail', 'forms'].map((id) => ({ id, closes: { mail: 0.5 } }));
const aAlone = { people: [{ id: 'a', commune: 'a', origin: 'at a' }], needs: [], posts: [] };
const POST = { id: 'post a', person: 'a', available: [TUESDAY] };
const neighbour = {
  replacements: [
    {
      id: 'r',
      name: 'Le centre de gestion',
      posts: ['post a'],
      halfDays: [TUESDAY],
      capacity: 1,
      cost: 90,
    },
  ],
};
const cover = { replacement: 'r', post: 'post a', halfDay: TUESDAY };
const ONE_AWAY = {
  awayLimits: [{ id: 'l', name: 'Accueil de Bapaume', posts: ['post a', 'post b'], most: 1 }],
};
const person = (more: object) => ({
  ...aAlone,
  posts: [POST],
  people: [{ id: 'a', commune: 'a', origin: 'at a', ...more }],
});
const trainer = (more: object) => ({
  trainers: [{ id: 'm', available: [TUESDAY, FRIDAY], ...more }],
});
const led = (id: string, more: object = {}) => session(id, { trainer: 'm', ...more });

const CASES: [ViolationCode, Partial<Problem>, Partial<Plan>, RegExp][] = [
  ['unknown_id', {}, go('a', 'nobody'), /nobody/],
  ['seat_twice', {}, go('a', 'a'), /deux places/],
  [
    'course_twice',
    { sessions: [session('s'), session('t', { halfDays: [FRIDAY] })] },
    both,
    /suit deux fois « Écrire un courriel »/,
  ],
  [
    'two_at_once',
    {
      courses: COURSES,
      places: [{ id: 'hall', rooms: 2 }],
      sessions: [session('s'), session('t', { course: 'forms' })],
    },
    both,
    /deux sessions le 3 novembre 2026 matin/,
  ],
  [
    'outside_horizon',
    { horizon: { from: '2026-11-04', to: '2026-12-31' } },
    { opens: ['s'] },
    /hors/,
  ],
  ['not_available', { ...aAlone, posts: [{ ...POST, available: [FRIDAY] }] }, go('a'), /libéré/],
  ['too_far', person({ mostKilometres: 5 }), go('a'), /10 km de a, qui en fait 5/],
  ['distance_unknown', { kilometres: {} }, go('a'), /inconnue/],
  ['access_missing', person({ requires: ['rampe'] }), go('a'), /rampe/],
  [
    'prerequisite_missing',
    { courses: [{ id: 'mail', closes: { mail: 1 }, prerequisites: ['base'] }] },
    go('a'),
    /n’a pas suivi « base »/,
  ],
  [
    'too_many_half_days',
    {
      ...person({ mostHalfDays: 1 }),
      posts: [{ ...POST, available: [TUESDAY, TUESDAY_PM] }],
      sessions: [session('s', { halfDays: [TUESDAY, TUESDAY_PM] })],
    },
    go('a'),
    /2 demi-journées de formation, pour 1/,
  ],
  ['not_open', {}, { seats: [{ person: 'a', session: 's' }] }, /n’est pas ouverte/],
  ['over_seats', { sessions: [session('s', { seatsMax: 1 })] }, go('a', 'b'), /2 inscrits pour 1/],
  ['below_minimum', { sessions: [session('s', { seatsMin: 3 })] }, go('a', 'b'), /il en faut 3/],
  [
    'trainer_twice',
    {
      ...trainer({ name: 'Mme Leroy' }),
      sessions: [led('s'), led('t', { place: 'b' })],
      kilometres: { 'at a': { hall: 1, b: 1 }, 'at b': { b: 1 } },
    },
    {
      opens: ['s', 't'],
      seats: [
        { person: 'a', session: 's' },
        { person: 'b', session: 't' },
      ],
    },
    /Mme Leroy a deux sessions/,
  ],
  [
    'trainer_not_available',
    { ...trainer({ available: [] }), sessions: [led('s')] },
    go('a'),
    /m n’est pas/,
  ],
  [
    'trainer_too_long',
    { ...trainer({ mostHalfDays: 0 }), sessions: [led('s')] },
    go('a'),
    /1 demi-journées/,
  ],
  [
    'place_full',
    { courses: COURSES, sessions: [session('s'), session('t')] },
    {
      opens: ['s', 't'],
      seats: [
        { person: 'a', session: 's' },
        { person: 'b', session: 't' },
      ],
    },
    /Arras reçoit 2 sessions/,
  ],
  [
    'equipment_short',
    { equipment: { portable: 1 }, sessions: [session('s', { equipment: { portable: 1 } })] },
    go('a', 'b'),
    /2 « portable »/,
  ],
  ['too_many_away', ONE_AWAY, go('a', 'b'), /Accueil de Bapaume : 2 absents .* pour 1 au plus/],
  ['cover_for_nobody', neighbour, { covers: [cover] }, /Le centre de gestion remplace/],
  [
    'cover_not_available',
    {
      replacements: [
        { ...neighbour.replacements[0], id: 'r', posts: [], halfDays: [], capacity: 1, cost: 1 },
      ],
    },
    { ...go('a'), covers: [cover] },
    /ne peut remplacer à post a/,
  ],
  [
    'cover_full',
    {
      replacements: [
        { id: 'r', posts: ['post a', 'post b'], halfDays: [TUESDAY], capacity: 1, cost: 1 },
      ],
    },
    { ...go('a', 'b'), covers: [cover, { ...cover, post: 'post b' }] },
    /2 postes .* pour 1/,
  ],
  [
    'over_budget',
    { budget: 99, sessions: [session('s', { cost: 100 })] },
    go('a'),
    /coûte 100.00 €/,
  ],
  [
    'pin_broken',
    { pins: [{ kind: 'attends', person: 'b', session: 's' }] },
    go('a'),
    /b participe/,
  ],
];

describe('a plan', () => {
  it('that breaks nothing is told nothing', () => {
    expect(brokenBy({}, {})).toEqual([]);
    expect(brokenBy({}, go(...IDS))).toEqual([]);
    expect(brokenBy({ ...ONE_AWAY, ...neighbour }, { ...go('a', 'b'), covers: [cover] })).toEqual(
      [],
    );
  });

  it.each(CASES)('that breaks %s is told so in words', (code, more, plan, words) => {
    const broken = brokenBy(more, plan);
    const its = broken.filter((one) => one.code === code);
    expect(its.map((one) => one.words.fr)).toContainEqual(expect.stringMatching(words));
    // Nothing else is told, but that a session nobody goes to has no minimum.
    const others = new Set(broken.map((one) => one.code).filter((one) => one !== code));
    expect([...others]).toEqual(code === 'outside_horizon' ? ['below_minimum'] : []);
  });

  it('counts absences in the minimum: 9 enrolled for 7 present at 15 %', () => {
    const nine = { sessions: [session('s', { seatsMin: 7 })], absence: 0.15 };
    const ids = Array.from({ length: 9 }, (_, at) => `n${at}`);
    const of = (count: number) =>
      checkPlan(directoryOf(problemOf(ids, nine)), {
        ...EMPTY_PLAN,
        ...go(...ids.slice(0, count)),
      });
    expect(of(8).map(({ code }) => code)).toEqual(['below_minimum']);
    expect(of(9)).toEqual([]);
  });

  it('lets a pin send somebody further than their most, and where no distance is known', () => {
    const pins = [{ kind: 'attends', person: 'a', session: 's' }] as const;
    expect(brokenBy({ ...person({ mostKilometres: 5 }), pins }, go('a'))).toEqual([]);
    expect(brokenBy({ kilometres: {}, pins }, go('a'))).toEqual([]);
  });
});
