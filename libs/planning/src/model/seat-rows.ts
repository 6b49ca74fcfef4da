import { type Directory, nameIn, sessionInWords } from '../problem/directory.js';
import { dayOf, halfDayInWords } from '../problem/half-day.js';
import { leastEnrolled } from '../problem/problem.js';
import { availabilityOf } from './candidates.js';
import { type Decisions, type SeatColumn } from './decisions.js';
import { type Programme, type Term } from './programme.js';

const each = (seats: readonly SeatColumn[]): Term[] => seats.map(({ column }) => [column, 1]);

/** Seats, minimum, and nobody in a session that is not open. */
export function addSessionRows(
  directory: Directory,
  decisions: Decisions,
  programme: Programme,
): void {
  const { absence } = directory.problem;
  for (const session of directory.problem.sessions) {
    const seats = decisions.seatsIn.get(session.id) ?? [];
    const which = sessionInWords(directory, session);
    const more = {
      weight: 1,
      words: (by: number) => ({
        fr: `Donner ${by} place(s) de plus à ${which.fr}.`,
        en: `Give ${by} more seat(s) to ${which.en}.`,
      }),
    };
    const open = decisions.opens.get(session.id);
    if (open === undefined) {
      if (seats.length > session.seatsMax) programme.atMost(session.seatsMax, each(seats), more);
      continue;
    }
    programme.atMost(0, [...each(seats), [open, -session.seatsMax]], more);
    programme.atLeast(0, [...each(seats), [open, -leastEnrolled(session, absence)]], {
      weight: 1,
      words: (by) => ({
        fr: `Tenir ${which.fr} avec ${by} personne(s) de moins que le minimum.`,
        en: `Hold ${which.en} with ${by} people less than its minimum.`,
      }),
    });
    // Follows from the first row for whole numbers, and is tighter between them.
    for (const { column } of seats)
      programme.atMost(0, [
        [column, 1],
        [open, -1],
      ]);
  }
}

/** One seat for a course, one session at once, half-days, prerequisites. */
export function addPersonRows(
  directory: Directory,
  decisions: Decisions,
  programme: Programme,
): void {
  for (const [id, seats] of decisions.seatsOf) {
    const person = directory.people.get(id);
    atMostOneOf(seats, ({ session }) => [session.course], programme);
    atMostOneOf(seats, ({ session }) => session.halfDays, programme);
    const most = person?.mostHalfDays ?? Infinity;
    const length = ({ session, column }: SeatColumn): Term => [column, session.halfDays.length];
    if (most < Infinity)
      programme.atMost(most, seats.map(length), {
        weight: 1,
        words: (by) => ({
          fr: `Accorder ${by} demi-journée(s) de plus à ${id}.`,
          en: `Grant ${by} more half-day(s) to ${id}.`,
        }),
      });
    for (const seat of seats) {
      addPrerequisites(directory, seat, seats, programme);
      addAvailability(directory, seat, programme);
    }
  }
}

/** At most one of the seats that share a key; a row for each set of two or more, once. */
function atMostOneOf(
  seats: readonly SeatColumn[],
  keys: (seat: SeatColumn) => readonly string[],
  programme: Programme,
): void {
  const groups = new Map<string, SeatColumn[]>();
  for (const seat of seats)
    for (const key of new Set(keys(seat))) groups.set(key, [...(groups.get(key) ?? []), seat]);
  const sets = new Map(
    [...groups.values()].map((group) => [group.map(({ column }) => column).join(), group]),
  );
  for (const group of sets.values()) if (group.length > 1) programme.atMost(1, each(group));
}

function addPrerequisites(
  { courses }: Directory,
  { person, session, column }: SeatColumn,
  seats: readonly SeatColumn[],
  programme: Programme,
): void {
  const first = session.halfDays.toSorted()[0] ?? '';
  for (const course of courses.get(session.course)?.prerequisites ?? []) {
    if (person.taken?.includes(course)) continue;
    const before = seats.filter(
      (other) =>
        other.session.course === course && other.session.halfDays.every((at) => at < first),
    );
    programme.atMost(0, [[column, 1], ...before.map((one): Term => [one.column, -1])]);
  }
}

/** What stands against a seat by itself: only a seat that is pinned can have any of it. */
function addAvailability(
  directory: Directory,
  { person, session, column }: SeatColumn,
  programme: Programme,
): void {
  const { from, to } = directory.problem.horizon;
  const available = availabilityOf(directory, person.id);
  for (const halfDay of session.halfDays) {
    const when = halfDayInWords(halfDay);
    if (!available.has(halfDay))
      programme.atMost(0, [[column, 1]], {
        weight: 1,
        words: () => ({
          fr: `Libérer ${person.id} le ${when.fr}.`,
          en: `Spare ${person.id} on ${when.en}.`,
        }),
      });
    // Sessions of ours have a row of their own for it.
    if (session.isOthers === true && (dayOf(halfDay) < from || dayOf(halfDay) > to))
      programme.atMost(0, [[column, 1]], {
        weight: 1,
        words: () => ({
          fr: `Étendre la période du plan jusqu’au ${when.fr}.`,
          en: `Extend the plan's period to ${when.en}.`,
        }),
      });
  }
  if ((person.requires ?? []).some((one) => !session.offers?.includes(one)))
    programme.atMost(0, [[column, 1]], {
      weight: 1,
      words: () => ({
        fr: `Offrir à ${nameIn(directory.places, session.place)} ce que ${person.id} demande.`,
        en: `Offer at ${nameIn(directory.places, session.place)} what ${person.id} requires.`,
      }),
    });
}
