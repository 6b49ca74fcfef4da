import { type Cover, type Seat } from '../plan/plan.js';
import { type Directory, groupBy } from '../problem/directory.js';
import { type Session } from '../problem/offer.js';
import { type Person, type Post } from '../problem/people.js';
import { type Programme } from './programme.js';

/** A seat that may be given, with its column and what it is about. */
export interface SeatColumn {
  readonly seat: Seat;
  readonly column: number;
  readonly person: Person;
  readonly session: Session;
}

/** A cover that may be given, with its column. */
export interface CoverColumn {
  readonly cover: Cover;
  readonly column: number;
}

/** The decisions of a plan as columns: who goes where, which sessions of ours open, who is replaced. */
export interface Decisions {
  readonly seats: readonly SeatColumn[];
  readonly seatsOf: ReadonlyMap<string, readonly SeatColumn[]>;
  readonly seatsIn: ReadonlyMap<string, readonly SeatColumn[]>;
  /** Columns of sessions of ours, by id. */
  readonly opens: ReadonlyMap<string, number>;
  /** Grows with the rules of counters, which know who may have to be replaced. */
  readonly covers: CoverColumn[];
}

/** Makes the columns of seats, and of sessions of ours that somebody could sit in or that are pinned. */
export function decide(
  { problem, people, sessions }: Directory,
  seats: readonly Seat[],
  programme: Programme,
): Decisions {
  const columns = seats.flatMap((seat) => {
    const person = people.get(seat.person);
    const session = sessions.get(seat.session);
    return person === undefined || session === undefined
      ? []
      : [{ seat, person, session, column: programme.decision() }];
  });
  const seatsIn = groupBy(columns, ({ seat }) => seat.session);
  const pinned = new Set(problem.pins.map(({ session }) => session));
  const ours = problem.sessions.filter(
    ({ id, isOthers }) => isOthers !== true && (seatsIn.has(id) || pinned.has(id)),
  );
  return {
    seats: columns,
    seatsOf: groupBy(columns, ({ seat }) => seat.person),
    seatsIn,
    opens: new Map(ours.map(({ id }) => [id, programme.decision()])),
    covers: [],
  };
}

/** Seats that take their holder away at each half-day, with the post that they are away from. */
export function absencesOf(
  { postsOf }: Directory,
  { seats }: Decisions,
): Map<string, { readonly post: Post; readonly column: number }[]> {
  const all = seats.flatMap(({ person, session, column }) =>
    session.halfDays.flatMap((halfDay) => {
      const post = postsOf.get(person.id)?.find(({ available }) => available.includes(halfDay));
      return post === undefined ? [] : [{ halfDay, post, column }];
    }),
  );
  return groupBy(all, ({ halfDay }) => halfDay);
}
