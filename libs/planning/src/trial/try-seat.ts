import { type Attendance, attendancesOf } from '../check/attendance.js';
import { checkBudget } from '../check/check-budget.js';
import { checkCounters } from '../check/check-counters.js';
import { checkPeople } from '../check/check-people.js';
import { checkSessions } from '../check/check-sessions.js';
import { type Violation } from '../check/violation.js';
import { type Plan, type Seat } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { coverAbsences } from './cover-absences.js';

/** A plan with one seat more, and what it breaks. */
export interface Trial {
  readonly plan: Plan;
  readonly broken: readonly Violation[];
}

/**
 * Gives a seat in a plan that breaks nothing: opens the session where it is not, and finds replacements for those who would be one
 * away too many. What is broken is read by the rules of `checkPlan`, over what the seat can touch.
 */
export function trySeat(directory: Directory, plan: Plan, seat: Seat): Trial {
  const session = directory.sessions.get(seat.session);
  const opens =
    session?.isOthers === true || plan.opens.includes(seat.session)
      ? plan.opens
      : [...plan.opens, seat.session];
  const seats = [...plan.seats, seat];
  const touched = new Set(session?.halfDays);
  const near = seats.filter(({ session: id }) =>
    directory.sessions.get(id)?.halfDays.some((at) => touched.has(at)),
  );
  const away: Attendance[] = attendancesOf(directory, { ...plan, seats: near }).map((one) => ({
    ...one,
    session: { ...one.session, halfDays: one.session.halfDays.filter((at) => touched.has(at)) },
  }));
  const elsewhere = plan.covers.filter(({ halfDay }) => !touched.has(halfDay));
  const here = plan.covers.filter(({ halfDay }) => touched.has(halfDay));
  const covers = coverAbsences(directory, here, away);
  const next = { opens, seats, covers: [...elsewhere, ...covers] };
  const own = seats.filter(({ person }) => person === seat.person);
  return {
    plan: next,
    broken: [
      ...checkPeople(directory, attendancesOf(directory, { ...next, seats: own })),
      ...checkCounters(directory, { ...next, covers }, away),
      ...checkSessions(directory, next),
      ...checkBudget(directory, next),
    ],
  };
}
