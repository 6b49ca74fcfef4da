import { type Seat } from '../plan/plan.js';
import { type Directory, groupBy } from '../problem/directory.js';
import { dayOf } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { type Person } from '../problem/people.js';
import { kilometresBetween } from '../problem/problem.js';

/** Seats that a plan may give, of each person and course those of the nearest sessions. */
export interface Candidates {
  readonly seats: readonly Seat[];
  /** Seats that would fit and are left out since nearer ones are enough. */
  readonly omitted: number;
}

/** Courses that bring a person nearer to a need, with those that they ask for first. */
export function usefulCourses({ courses, needsOf }: Directory, person: Person): Set<string> {
  const needed = new Set(
    (needsOf.get(person.id) ?? [])
      .filter(({ gap, urgency }) => gap * urgency > 0)
      .map(({ competence }) => competence),
  );
  const useful = new Set<string>();
  const add = (id: string): void => {
    if (useful.has(id) || person.taken?.includes(id)) return;
    useful.add(id);
    for (const before of courses.get(id)?.prerequisites ?? []) add(before);
  };
  for (const { id, closes } of courses.values())
    if (Object.entries(closes).some(([name, share]) => share > 0 && needed.has(name))) add(id);
  return useful;
}

/** Whether nothing stands against a person in a session, whoever else goes there. */
function fits(
  { problem }: Directory,
  person: Person,
  available: ReadonlySet<string>,
  session: Session,
): boolean {
  const { horizon } = problem;
  const km = kilometresBetween(problem, person.origin, session.place);
  return (
    km !== undefined &&
    km <= (person.mostKilometres ?? Infinity) &&
    session.halfDays.length <= (person.mostHalfDays ?? Infinity) &&
    (person.requires ?? []).every((one) => session.offers?.includes(one)) &&
    session.halfDays.every(
      (at) => available.has(at) && dayOf(at) >= horizon.from && dayOf(at) <= horizon.to,
    )
  );
}

/** Half-days at which one of somebody's posts can spare them. */
export const availabilityOf = ({ postsOf }: Directory, person: string): Set<string> =>
  new Set((postsOf.get(person) ?? []).flatMap(({ available }) => available));

/**
 * Sessions that fit a person, of each course from the nearest on; of two that are as near, the earlier.
 *
 * @param only courses that count.
 */
export function fittingSessions(
  directory: Directory,
  person: Person,
  only: ReadonlySet<string>,
): Session[] {
  const { problem } = directory;
  const available = availabilityOf(directory, person.id);
  const km = ({ place }: Session): number =>
    kilometresBetween(problem, person.origin, place) ?? Infinity;
  const order = ({ halfDays, id }: Session): string => `${halfDays.toSorted()[0]} ${id}`;
  return problem.sessions
    .filter((session) => only.has(session.course) && fits(directory, person, available, session))
    .sort((a, b) => km(a) - km(b) || (order(a) < order(b) ? -1 : 1));
}

/**
 * Seats to choose from: for each person and each useful course the nearest sessions that fit, and what is pinned whether it fits
 * or not.
 *
 * @param nearest sessions for each person and course.
 */
export function findCandidates(directory: Directory, nearest: number): Candidates {
  const { problem, people, sessions } = directory;
  let omitted = 0;
  const pinned = problem.pins.filter(
    (pin) => pin.kind === 'attends' && people.has(pin.person) && sessions.has(pin.session),
  ) as Seat[];
  const seats = problem.people.flatMap((person) => {
    const fitting = fittingSessions(directory, person, usefulCourses(directory, person));
    return [...groupBy(fitting, ({ course }) => course).values()].flatMap((its) => {
      omitted += Math.max(0, its.length - nearest);
      return its.slice(0, nearest).map(({ id }) => ({ person: person.id, session: id }));
    });
  });
  const all = new Map(
    [...seats, ...pinned].map(({ person, session }) => [
      JSON.stringify([person, session]),
      { person, session },
    ]),
  );
  return { seats: [...all.values()], omitted };
}
