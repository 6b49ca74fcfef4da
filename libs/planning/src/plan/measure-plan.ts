import { type Directory, groupBy } from '../problem/directory.js';
import { dayOf } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { kilometresBetween } from '../problem/problem.js';
import { type Plan, type Seat } from './plan.js';

/** What a plan brings and costs. */
export interface Measures {
  /** Weighted gap that the smallest communes are short of their floor, together. */
  readonly shortfall: number;
  /** Gap closed, weighted by urgency, absences deducted. */
  readonly gapClosed: number;
  /** Kilometres travelled, there and back, once for each day of a session. */
  readonly kilometres: number;
  /** Euros of travel and replacements: what the last aim makes small. */
  readonly travelAndCover: number;
  /** Euros that the budget bears: sessions of ours that open, seats and replacements. */
  readonly spent: number;
}

/** Kilometres that a person travels for a session; 0 where the distance is unknown. */
export function tripKilometres(directory: Directory, seat: Seat, session: Session): number {
  const origin = directory.people.get(seat.person)?.origin ?? '';
  const days = new Set(session.halfDays.map(dayOf)).size;
  return 2 * days * (kilometresBetween(directory.problem, origin, session.place) ?? 0);
}

/**
 * Gap closed for each person, weighted by urgency: of each need the sum of the shares that its courses close, at most the
 * whole, times 1 − absence.
 */
export function gapClosedBy(directory: Directory, seats: readonly Seat[]): Map<string, number> {
  const { courses, sessions, needsOf, problem } = directory;
  const closed = new Map<string, number>();
  for (const [person, its] of groupBy(seats, ({ person }) => person)) {
    const taken = its.map(({ session }) => courses.get(sessions.get(session)?.course ?? ''));
    const total = (needsOf.get(person) ?? []).reduce((sum, { competence, gap, urgency }) => {
      const share = taken.reduce((all, course) => all + (course?.closes[competence] ?? 0), 0);
      return sum + gap * urgency * Math.min(1, share);
    }, 0);
    closed.set(person, (1 - problem.absence) * total);
  }
  return closed;
}

/** How much of a commune's weighted gap is to be closed before anything else is weighed. */
export function floorOf({ problem, people }: Directory, commune: string): number {
  const its = problem.needs.filter(({ person }) => people.get(person)?.commune === commune);
  const total = its.reduce((sum, { gap, urgency }) => sum + gap * urgency, 0);
  return (problem.fairness?.floor ?? 0) * (1 - problem.absence) * total;
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

const coverCost = ({ replacements }: Directory, { covers }: Plan): number =>
  sum(covers, ({ replacement }) => replacements.get(replacement)?.cost ?? 0);

/** Euros that the budget bears. */
export function spentBy(directory: Directory, plan: Plan): number {
  const { sessions } = directory;
  const opened = sum(plan.opens, (id) => sessions.get(id)?.cost ?? 0);
  const seats = sum(plan.seats, ({ session }) => sessions.get(session)?.seatCost ?? 0);
  return opened + seats + coverCost(directory, plan);
}

/** What a plan brings and costs, counted from the plan alone. */
export function measurePlan(directory: Directory, plan: Plan): Measures {
  const { problem, people, sessions } = directory;
  const closed = gapClosedBy(directory, plan.seats);
  const shortfall = sum(problem.fairness?.communes ?? [], (commune) => {
    const its = [...closed].filter(([person]) => people.get(person)?.commune === commune);
    return Math.max(0, floorOf(directory, commune) - sum(its, ([, gap]) => gap));
  });
  const kilometres = sum(plan.seats, (seat) => {
    const session = sessions.get(seat.session);
    return session === undefined ? 0 : tripKilometres(directory, seat, session);
  });
  return {
    shortfall,
    gapClosed: sum([...closed.values()], (gap) => gap),
    kilometres,
    travelAndCover: kilometres * problem.kilometreCost + coverCost(directory, plan),
    spent: spentBy(directory, plan),
  };
}
