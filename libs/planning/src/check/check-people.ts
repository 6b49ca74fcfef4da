import { type Directory, groupBy, nameIn, sessionInWords } from '../problem/directory.js';
import { dayOf, halfDayInWords } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { type Person } from '../problem/people.js';
import { kilometresBetween } from '../problem/problem.js';
import { type Attendance, postAt } from './attendance.js';
import { type Violation, violation } from './violation.js';

/** What stands against a person in a session, whoever else is planned. */
export function checkAttendance(
  directory: Directory,
  { person, session }: Attendance,
): Violation[] {
  const { problem } = directory;
  const { horizon, pins } = problem;
  const which = sessionInWords(directory, session);
  const broken: Violation[] = [];
  const add = (...of: Parameters<typeof violation>): unknown => broken.push(violation(...of));
  for (const halfDay of session.halfDays) {
    const when = halfDayInWords(halfDay);
    if (dayOf(halfDay) < horizon.from || dayOf(halfDay) > horizon.to)
      add(
        'outside_horizon',
        `${which.fr} : le ${when.fr} est hors de la période du plan.`,
        `${which.en}: ${when.en} is outside of the plan's period.`,
      );
    if (postAt(directory, person.id, halfDay) === undefined)
      add(
        'not_available',
        `${person.id} ne peut être libéré(e) le ${when.fr} pour ${which.fr}.`,
        `${person.id} cannot be spared on ${when.en} for ${which.en}.`,
      );
  }
  const missing = (person.requires ?? []).filter((one) => !session.offers?.includes(one));
  if (missing.length > 0)
    add(
      'access_missing',
      `${which.fr} n’offre pas ce que ${person.id} demande : ${missing.join(', ')}.`,
      `${which.en} does not offer what ${person.id} requires: ${missing.join(', ')}.`,
    );
  const isPinned = pins.some(
    (pin) => pin.kind === 'attends' && pin.person === person.id && pin.session === session.id,
  );
  return isPinned ? broken : [...broken, ...checkDistance(directory, { person, session })];
}

function checkDistance(directory: Directory, { person, session }: Attendance): Violation[] {
  const km = kilometresBetween(directory.problem, person.origin, session.place);
  const place = nameIn(directory.places, session.place);
  const origin = nameIn(directory.places, person.origin);
  const which = sessionInWords(directory, session);
  if (km === undefined)
    return [
      violation(
        'distance_unknown',
        `La distance de ${origin} à ${place} est inconnue : ${person.id} n’y est pas envoyé(e) sans décision.`,
        `The distance from ${origin} to ${place} is unknown: ${person.id} is not sent there without a decision.`,
      ),
    ];
  if (km <= (person.mostKilometres ?? Infinity)) return [];
  return [
    violation(
      'too_far',
      `${which.fr} est à ${Math.round(km)} km de ${person.id}, qui en fait ${person.mostKilometres} au plus.`,
      `${which.en} is ${Math.round(km)} km from ${person.id}, whose most is ${person.mostKilometres}.`,
    ),
  ];
}

/** What stands against the sessions of one person together. */
function checkTogether(directory: Directory, person: Person, its: readonly Session[]): Violation[] {
  const broken: Violation[] = [];
  const add = (...of: Parameters<typeof violation>): unknown => broken.push(violation(...of));
  for (const [at, one] of its.entries())
    for (const other of its.slice(0, at)) {
      const which = sessionInWords(directory, one);
      if (one.id === other.id)
        add(
          'seat_twice',
          `${person.id} a deux places pour ${which.fr}.`,
          `${person.id} has two seats in ${which.en}.`,
        );
      else if (one.course === other.course)
        add(
          'course_twice',
          `${person.id} suit deux fois « ${nameIn(directory.courses, one.course)} ».`,
          `${person.id} takes “${nameIn(directory.courses, one.course)}” twice.`,
        );
      const common = one.halfDays.find((halfDay) => other.halfDays.includes(halfDay));
      if (one.id !== other.id && common !== undefined)
        add(
          'two_at_once',
          `${person.id} a deux sessions le ${halfDayInWords(common).fr}.`,
          `${person.id} has two sessions on ${halfDayInWords(common).en}.`,
        );
    }
  const count = its.reduce((sum, { halfDays }) => sum + halfDays.length, 0);
  if (count > (person.mostHalfDays ?? Infinity))
    add(
      'too_many_half_days',
      `${person.id} aurait ${count} demi-journées de formation, pour ${person.mostHalfDays} au plus.`,
      `${person.id} would have ${count} half-days of training, and ${person.mostHalfDays} at most.`,
    );
  for (const session of its) broken.push(...checkPrerequisites(directory, person, session, its));
  return broken;
}

function checkPrerequisites(
  directory: Directory,
  person: Person,
  session: Session,
  its: readonly Session[],
): Violation[] {
  const first = session.halfDays.toSorted()[0] ?? '';
  const before = its.filter(({ halfDays }) => halfDays.every((halfDay) => halfDay < first));
  const taken = new Set([...(person.taken ?? []), ...before.map(({ course }) => course)]);
  return (directory.courses.get(session.course)?.prerequisites ?? [])
    .filter((course) => !taken.has(course))
    .map((course) =>
      violation(
        'prerequisite_missing',
        `${person.id} n’a pas suivi « ${nameIn(directory.courses, course)} » avant ${sessionInWords(directory, session).fr}.`,
        `${person.id} has not taken “${nameIn(directory.courses, course)}” before ${sessionInWords(directory, session).en}.`,
      ),
    );
}

/** Constraints of people: half-days, distance, access, prerequisites, one session at once and one seat for a course. */
export const checkPeople = (
  directory: Directory,
  attendances: readonly Attendance[],
): Violation[] => [
  ...attendances.flatMap((one) => checkAttendance(directory, one)),
  ...[...groupBy(attendances, ({ person }) => person.id).values()].flatMap((its) =>
    its[0] === undefined
      ? []
      : checkTogether(
          directory,
          its[0].person,
          its.map(({ session }) => session),
        ),
  ),
];
