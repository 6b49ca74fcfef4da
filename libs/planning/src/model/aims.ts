import { floorOf, tripKilometres } from '../plan/measure-plan.js';
import { type Directory } from '../problem/directory.js';
import { type Decisions, type SeatColumn } from './decisions.js';
import { type Programme, type Term } from './programme.js';

/** What a plan is for, in order. */
export const AIMS = ['shortfall', 'gapClosed', 'travelAndCover'] as const;
export type AimName = (typeof AIMS)[number];

/** Each aim as a sum to make small: the gap that is closed with its sign turned. */
export type AimTerms = Readonly<Record<AimName, readonly Term[]>>;

/** Makes the columns and rows that aims are read from, and says what each is made of. */
export function addAims(
  directory: Directory,
  decisions: Decisions,
  programme: Programme,
): AimTerms {
  const { problem, people, replacements } = directory;
  const gains = new Map(
    [...decisions.seatsOf].map(([person, seats]) => [
      person,
      gainsOf(directory, person, seats, programme),
    ]),
  );
  const shortfall = (problem.fairness?.communes ?? []).map((commune): Term => {
    const floor = floorOf(directory, commune);
    const short = programme.quantity(floor);
    const its = [...gains].filter(([person]) => people.get(person)?.commune === commune);
    programme.atLeast(floor, [[short, 1], ...its.flatMap(([, terms]) => terms)]);
    return [short, 1];
  });
  return {
    shortfall,
    gapClosed: [...gains.values()].flat().map(([column, gain]): Term => [column, -gain]),
    travelAndCover: [
      ...decisions.seats.map(({ seat, session, column }): Term => [
        column,
        tripKilometres(directory, seat, session) * problem.kilometreCost,
      ]),
      ...decisions.covers.map(({ cover, column }): Term => [
        column,
        replacements.get(cover.replacement)?.cost ?? 0,
      ]),
    ].filter(([, cost]) => cost !== 0),
  };
}

/**
 * What a person's seats bring, as terms, each column once. A need that several courses could close by more than the whole has a
 * column of its own for the share that is closed: at most 1, and at most the sum of the shares.
 */
function gainsOf(
  { problem, courses, needsOf }: Directory,
  person: string,
  seats: readonly SeatColumn[],
  programme: Programme,
): Term[] {
  const gains = new Map<number, number>();
  const add = (column: number, gain: number): unknown =>
    gains.set(column, (gains.get(column) ?? 0) + gain);
  for (const { competence, gap, urgency } of needsOf.get(person) ?? []) {
    const worth = (1 - problem.absence) * gap * urgency;
    if (worth === 0) continue;
    const share = ({ session }: SeatColumn): number =>
      courses.get(session.course)?.closes[competence] ?? 0;
    const useful = seats.filter((seat) => share(seat) > 0);
    const byCourse = new Map(useful.map((seat) => [seat.session.course, share(seat)]));
    const most = [...byCourse.values()].reduce((sum, one) => sum + one, 0);
    if (most <= 1) for (const seat of useful) add(seat.column, worth * share(seat));
    else {
      const closed = programme.quantity(1);
      const shares = useful.map((seat): Term => [seat.column, -share(seat)]);
      programme.atMost(0, [[closed, 1], ...shares]);
      add(closed, worth);
    }
  }
  return [...gains];
}
