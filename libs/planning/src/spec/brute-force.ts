import { attendancesOf } from '../check/attendance.js';
import { checkPeople } from '../check/check-people.js';
import { checkPlan } from '../check/check-plan.js';
import { usefulCourses } from '../model/candidates.js';
import { type Measures, measurePlan } from '../plan/measure-plan.js';
import { type Cover, EMPTY_PLAN, type Plan, type Seat } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { type Person } from '../problem/people.js';

/** Every subset of a list. */
function* subsets<T>(list: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 2 ** list.length; bits++)
    yield list.filter((_, at) => (bits >> at) % 2 === 1);
}

/** Sets of seats that nothing of the person's own stands against. */
function optionsOf(directory: Directory, person: Person): Seat[][] {
  const useful = usefulCourses(directory, person);
  const { sessions, pins } = directory.problem;
  const seats = sessions
    .filter(
      ({ id, course }) =>
        useful.has(course) ||
        pins.some(
          (pin) => pin.kind === 'attends' && pin.person === person.id && pin.session === id,
        ),
    )
    .map(({ id }) => ({ person: person.id, session: id }));
  return [...subsets(seats)].filter(
    (its) =>
      checkPeople(directory, attendancesOf(directory, { ...EMPTY_PLAN, seats: its })).length === 0,
  );
}

function* products(lists: readonly (readonly Seat[][])[]): Generator<Seat[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const tail of products(rest)) for (const head of first) yield [...head, ...tail];
}

/** Who could take whose place while these people are away. */
function possibleCovers(directory: Directory, seats: readonly Seat[]): Cover[] {
  const { problem, postsOf, sessions } = directory;
  return seats.flatMap(({ person, session }) =>
    (sessions.get(session)?.halfDays ?? []).flatMap((halfDay) =>
      (postsOf.get(person) ?? [])
        .filter(({ available }) => available.includes(halfDay))
        .flatMap(({ id: post }) =>
          problem.replacements
            .filter((one) => one.posts.includes(post) && one.halfDays.includes(halfDay))
            .map(({ id: replacement }) => ({ replacement, post, halfDay })),
        ),
    ),
  );
}

const isBetter = (a: Measures, b: Measures): boolean => {
  const differences = [
    b.shortfall - a.shortfall,
    a.gapClosed - b.gapClosed,
    b.travelAndCover - a.travelAndCover,
  ];
  return (differences.find((one) => Math.abs(one) > 1e-6) ?? 0) > 0;
};

/** The best measures of all plans that break nothing, by trying every one; undefined where there is none. */
export function bestByTrying(directory: Directory): Measures | undefined {
  const { problem, sessions } = directory;
  const pinned = problem.pins.flatMap((pin) => (pin.kind === 'opens' ? [pin.session] : []));
  let best: Measures | undefined;
  const tryPlan = (plan: Plan): void => {
    const measures = measurePlan(directory, plan);
    if (best !== undefined && !isBetter(measures, best)) return;
    if (checkPlan(directory, plan).length === 0) best = measures;
  };
  for (const seats of products(problem.people.map((person) => optionsOf(directory, person)))) {
    const used = seats
      .map(({ session }) => session)
      .filter((id) => sessions.get(id)?.isOthers !== true);
    const plan = { opens: [...new Set([...pinned, ...used])], seats, covers: [] };
    const codes = checkPlan(directory, plan).map(({ code }) => code);
    if (codes.some((code) => code !== 'too_many_away')) continue;
    if (codes.length === 0) tryPlan(plan);
    else
      for (const covers of subsets(possibleCovers(directory, seats))) tryPlan({ ...plan, covers });
  }
  return best;
}
