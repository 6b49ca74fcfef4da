import { random, type Random } from '@maillage/testing';
import { type Course, type Session } from '../problem/offer.js';
import { type Pin, type Problem } from '../problem/problem.js';
import { problemOf, session } from './problems.js';

const HALF_DAYS = ['2026-11-03:am', '2026-11-03:pm', '2026-11-05:am', '2026-11-06:am'];
const PLACES = ['p0', 'p1', 'p2'];
const COMPETENCES = ['mail', 'forms'];

const some = <T>({ chance }: Random, list: readonly T[], share: number): T[] =>
  list.filter(() => chance(share));
/** This, in some problems. */
const maybe = <T>({ chance }: Random, share: number, value: T): Partial<T> =>
  chance(share) ? value : {};

/** A small problem with every kind of constraint in some of them; the same for the same seed. */
export function randomProblem(seed: number): Problem {
  const draw = random(seed);
  const { integer, pick, chance } = draw;
  const people = Array.from({ length: integer(3, 4) }, (_, at) => ({
    id: `a${at}`,
    commune: `c${at % 3}`,
    origin: pick(PLACES),
    ...maybe(draw, 0.2, { mostKilometres: 15 }),
    ...maybe(draw, 0.2, { mostHalfDays: integer(1, 2) }),
    ...maybe(draw, 0.1, { requires: ['ramp'] }),
    ...maybe(draw, 0.1, { taken: ['first'] }),
  }));
  const posts = people.flatMap(({ id }) => {
    const available = some(draw, HALF_DAYS, 0.9);
    const cut = chance(0.3) ? integer(1, 2) : available.length;
    return [
      { id: `${id} here`, person: id, available: available.slice(0, cut) },
      { id: `${id} there`, person: id, available: available.slice(cut) },
    ];
  });
  const ids = posts.map(({ id }) => id);
  const sessions = Array.from({ length: integer(3, 4) }, (_, at) => randomSession(draw, at));
  return {
    people,
    needs: people.flatMap(({ id }) =>
      some(draw, COMPETENCES, 0.8).map((competence) => ({
        person: id,
        competence,
        gap: integer(1, 3),
        urgency: integer(0, 3),
      })),
    ),
    posts,
    awayLimits: Array.from({ length: integer(0, 2) }, (_, at) => ({
      id: `limit ${at}`,
      posts: some(draw, ids, 0.6),
      most: integer(0, 1),
    })),
    replacements: Array.from({ length: integer(0, 1) }, (_, at) => ({
      id: `replacement ${at}`,
      posts: some(draw, ids, 0.5),
      halfDays: some(draw, HALF_DAYS, 0.5),
      capacity: integer(1, 2),
      cost: integer(1, 9),
    })),
    courses: randomCourses(draw),
    sessions,
    trainers: [
      { id: 't', available: some(draw, HALF_DAYS, 0.9), ...maybe(draw, 0.3, { mostHalfDays: 2 }) },
    ],
    places: [{ id: 'p0' }, { id: 'p1', rooms: 2 }],
    horizon: { from: '2026-11-01', to: chance(0.9) ? '2026-11-30' : '2026-11-05' },
    equipment: { laptop: integer(1, 4) },
    kilometres: Object.fromEntries(
      PLACES.map((from) => [
        from,
        Object.fromEntries(some(draw, PLACES, 0.9).map((to) => [to, integer(1, 20)])),
      ]),
    ),
    kilometreCost: 0.5,
    ...maybe(draw, 0.4, { budget: integer(10, 40) }),
    absence: pick([0, 0, 0.25]),
    ...maybe(draw, 0.5, { fairness: { communes: ['c0', 'c1'], floor: pick([0.5, 1]) } }),
    pins: chance(0.3) ? [randomPin(draw, people, sessions)] : [],
  };
}

const randomCourses = (draw: Random): Course[] => [
  { id: 'first', closes: { mail: draw.pick([1, 0.5]) } },
  {
    id: 'second',
    closes: { mail: 0.75, forms: 1 },
    ...maybe(draw, 0.3, { prerequisites: ['first'] }),
  },
];

function randomSession(draw: Random, at: number): Session {
  const { integer, pick, chance } = draw;
  const first = integer(0, HALF_DAYS.length - 1);
  const seatsMin = integer(1, 2);
  return {
    id: `s${at}`,
    course: pick(['first', 'second']),
    place: pick(PLACES),
    halfDays: HALF_DAYS.slice(first, first + integer(1, 2)),
    seatsMin,
    seatsMax: integer(seatsMin, 3),
    cost: integer(0, 15),
    seatCost: integer(0, 3),
    ...(chance(0.5) && { trainer: 't' }),
    ...(chance(0.4) && { equipment: { laptop: integer(1, 2) } }),
    ...(chance(0.8) && { offers: ['ramp'] }),
    ...(chance(0.2) && { isOthers: true }),
  };
}

function randomPin(
  { pick, chance }: Random,
  people: Problem['people'],
  sessions: readonly Session[],
): Pin {
  const { id: session, isOthers } = pick(sessions);
  if (isOthers !== true && chance(0.5))
    return { kind: pick(['opens', 'stays_closed'] as const), session };
  return { kind: pick(['attends', 'stays_away'] as const), person: pick(people).id, session };
}

/** Forty people who ask for more than a budget opens, with no other rule; the same for the same seed. */
export function crowdedProblem(seed: number): Problem {
  const { integer } = random(seed);
  const ids = Array.from({ length: 40 }, (_, at) => `a${at}`);
  const days = Array.from({ length: 12 }, (_, at) => `2026-11-${10 + at}:am`);
  const sessions = days.map((day, at) =>
    session(`s${at}`, {
      halfDays: [day],
      course: at % 2 === 0 ? 'mail' : 'forms',
      seatsMin: integer(3, 5),
      seatsMax: integer(5, 7),
      cost: integer(60, 140),
    }),
  );
  return problemOf(ids, {
    sessions,
    courses: ['mail', 'forms'].map((id) => ({ id, closes: { [id]: 1 } })),
    needs: ids.flatMap((person) =>
      ['mail', 'forms'].map((competence) => ({
        person,
        competence,
        gap: integer(1, 9),
        urgency: 1,
      })),
    ),
    posts: ids.map((person) => ({
      id: `post ${person}`,
      person,
      available: days.filter(() => integer(0, 2) === 0),
    })),
    kilometres: Object.fromEntries(ids.map((id) => [`at ${id}`, { hall: integer(1, 30) }])),
    budget: 450,
  });
}
