import { attendancesOf } from '../check/attendance.js';
import { checkPeople } from '../check/check-people.js';
import { fittingSessions, usefulCourses } from '../model/candidates.js';
import { EMPTY_PLAN, type Plan, type Seat } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { type Session } from '../problem/offer.js';
import { leastEnrolled } from '../problem/problem.js';
import { coverAbsences } from './cover-absences.js';
import { trySeat } from './try-seat.js';

/**
 * The plan that a coordinator makes by hand: first come, nearest session that is open or can still be opened; in the end sessions
 * below their minimum are cancelled, one after the other, the emptiest first, and their people are offered what is left. What is
 * compared with, not what is proposed.
 */
export function planByHand(directory: Directory): Plan {
  const { pins } = directory.problem;
  const closed = new Set(pins.flatMap((pin) => (pin.kind === 'stays_closed' ? [pin.session] : [])));
  let plan = enrolAll(directory, startOf(directory), closed);
  for (;;) {
    const [emptiest] = belowMinimum(directory, plan);
    if (emptiest === undefined) return plan;
    closed.add(emptiest);
    plan = enrolAll(directory, without(directory, plan, emptiest), closed);
  }
}

/** What is pinned. */
function startOf({ problem, sessions }: Directory): Plan {
  const seats = problem.pins.flatMap((pin) => (pin.kind === 'attends' ? [pin] : []));
  const opened = [
    ...problem.pins.flatMap((pin) => (pin.kind === 'opens' ? [pin.session] : [])),
    ...seats.map(({ session }) => session).filter((id) => sessions.get(id)?.isOthers !== true),
  ];
  return {
    ...EMPTY_PLAN,
    opens: [...new Set(opened)],
    seats: seats.map(({ person, session }) => ({ person, session })),
  };
}

function enrolAll(directory: Directory, start: Plan, closed: ReadonlySet<string>): Plan {
  const { problem } = directory;
  let plan = start;
  for (const person of problem.people) {
    const useful = usefulCourses(directory, person);
    const fitting = fittingSessions(directory, person, useful).filter(({ id }) => !closed.has(id));
    for (const course of inOrder(directory, useful)) {
      const its = fitting.filter((session) => session.course === course);
      plan = enrol(directory, plan, person.id, its) ?? plan;
    }
  }
  return plan;
}

/** Courses, each after those that it asks for. */
function inOrder({ courses }: Directory, useful: ReadonlySet<string>): string[] {
  const order = new Set<string>();
  const seen = new Set<string>();
  const add = (id: string): void => {
    if (!useful.has(id) || seen.has(id)) return;
    seen.add(id);
    for (const before of courses.get(id)?.prerequisites ?? []) add(before);
    order.add(id);
  };
  for (const id of courses.keys()) add(id);
  return [...order];
}

/** The plan with a seat for somebody in the first of these that takes them; undefined where none does. */
function enrol(
  directory: Directory,
  plan: Plan,
  person: string,
  sessions: readonly Session[],
): Plan | undefined {
  const isUnwanted = ({ session }: Seat): boolean =>
    directory.problem.pins.some(
      (pin) => pin.kind === 'stays_away' && pin.person === person && pin.session === session,
    );
  const seated = plan.seats.filter((seat) => seat.person === person);
  for (const { id, course } of sessions) {
    const seat = { person, session: id };
    const has = seated.some(({ session }) => directory.sessions.get(session)?.course === course);
    if (has || isUnwanted(seat)) continue;
    const trial = trySeat(directory, plan, seat);
    if (trial.broken.every(({ code }) => code === 'below_minimum')) return trial.plan;
  }
  return undefined;
}

/** Sessions of ours that are short of people, the emptiest first; those that are pinned stay. */
function belowMinimum({ sessions, problem }: Directory, plan: Plan): string[] {
  const count = (id: string): number => plan.seats.filter(({ session }) => session === id).length;
  return plan.opens
    .filter((id) => {
      const session = sessions.get(id);
      const isPinned = problem.pins.some(
        (pin) => (pin.kind === 'opens' || pin.kind === 'attends') && pin.session === id,
      );
      return !isPinned && session && count(id) < leastEnrolled(session, problem.absence);
    })
    .toSorted((a, b) => count(a) - count(b));
}

/** A plan without a session, the seats in it and those that asked for it first, with the covers that are still needed. */
function without(directory: Directory, plan: Plan, closed: string): Plan {
  const left = plan.seats.filter(({ session }) => session !== closed);
  const seats = left.filter((seat) => {
    const own = left.filter(({ person }) => person === seat.person);
    const broken = checkPeople(directory, attendancesOf(directory, { ...plan, seats: own }));
    const { course = '' } = directory.sessions.get(seat.session) ?? {};
    const asks = directory.courses.get(course)?.prerequisites ?? [];
    return asks.length === 0 || broken.every(({ code }) => code !== 'prerequisite_missing');
  });
  const opens = plan.opens.filter((id) => id !== closed);
  const attendances = attendancesOf(directory, { ...plan, seats });
  return { opens, seats, covers: coverAbsences(directory, [], attendances) };
}
