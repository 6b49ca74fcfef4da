import { type Plan } from '../plan/plan.js';
import { type Directory, groupBy, nameIn, sessionInWords } from '../problem/directory.js';
import { dayOf, halfDayInWords } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { leastEnrolled } from '../problem/problem.js';
import { type Violation, violation } from './violation.js';

/** Constraints of sessions: open, seats, minimum, trainers, rooms and equipment. */
export function checkSessions(directory: Directory, plan: Plan): Violation[] {
  const { sessions, problem } = directory;
  const opened = new Set(plan.opens);
  const seatsIn = groupBy(plan.seats, ({ session }) => session);
  const taken = ({ id }: Session): number => seatsIn.get(id)?.length ?? 0;
  const ours = problem.sessions.filter(({ id, isOthers }) => opened.has(id) && isOthers !== true);
  const repeated = plan.opens.filter((id, at) => plan.opens.indexOf(id) !== at);
  return [
    ...[...repeated, ...plan.opens.filter((id) => sessions.get(id)?.isOthers === true)].map((id) =>
      violation(
        'not_open',
        `${id} ne peut être ouverte par ce plan.`,
        `${id} cannot be opened by this plan.`,
      ),
    ),
    ...problem.sessions.flatMap((session) =>
      checkSeats(directory, session, taken(session), opened.has(session.id)),
    ),
    ...checkTrainers(directory, ours),
    ...checkRooms(directory, ours),
    ...checkEquipment(directory, ours, taken),
  ];
}

function checkSeats(
  directory: Directory,
  session: Session,
  taken: number,
  isOpened: boolean,
): Violation[] {
  const broken: Violation[] = [];
  const add = (...of: Parameters<typeof violation>): unknown => broken.push(violation(...of));
  const which = sessionInWords(directory, session);
  const isOpen = isOpened || session.isOthers === true;
  const { from, to } = directory.problem.horizon;
  if (taken > 0 && !isOpen)
    add('not_open', `${which.fr} n’est pas ouverte.`, `${which.en} is not open.`);
  if (taken > session.seatsMax)
    add(
      'over_seats',
      `${which.fr} a ${taken} inscrits pour ${session.seatsMax} places.`,
      `${which.en} has ${taken} people for ${session.seatsMax} seats.`,
    );
  if (session.isOthers === true || !isOpened) return broken;
  if (session.halfDays.some((halfDay) => dayOf(halfDay) < from || dayOf(halfDay) > to))
    add(
      'outside_horizon',
      `${which.fr} est hors de la période du plan.`,
      `${which.en} is outside of the plan's period.`,
    );
  const least = leastEnrolled(session, directory.problem.absence);
  if (taken < least)
    add(
      'below_minimum',
      `${which.fr} n’a que ${taken} inscrits : il en faut ${least}, absences comprises.`,
      `${which.en} has ${taken} people only: it takes ${least}, absences included.`,
    );
  return broken;
}

function checkTrainers(directory: Directory, ours: readonly Session[]): Violation[] {
  const led = ours.filter(({ trainer }) => trainer !== undefined);
  return [...groupBy(led, ({ trainer = '' }) => trainer)].flatMap(([id, its]) => {
    const trainer = directory.trainers.get(id);
    const name = nameIn(directory.trainers, id);
    const all = its.flatMap(({ halfDays }) => halfDays);
    const twice = [...groupBy(all, (halfDay) => halfDay)].filter(([, same]) => same.length > 1);
    const away = all.filter((halfDay) => !trainer?.available.includes(halfDay));
    const most = trainer?.mostHalfDays ?? Infinity;
    return [
      ...twice.map(([halfDay]) =>
        violation(
          'trainer_twice',
          `${name} a deux sessions le ${halfDayInWords(halfDay).fr}.`,
          `${name} has two sessions on ${halfDayInWords(halfDay).en}.`,
        ),
      ),
      ...away.map((halfDay) =>
        violation(
          'trainer_not_available',
          `${name} n’est pas disponible le ${halfDayInWords(halfDay).fr}.`,
          `${name} is not available on ${halfDayInWords(halfDay).en}.`,
        ),
      ),
      ...(all.length > most
        ? [
            violation(
              'trainer_too_long',
              `${name} aurait ${all.length} demi-journées, pour ${most} au plus.`,
              `${name} would have ${all.length} half-days, and ${most} at most.`,
            ),
          ]
        : []),
    ];
  });
}

/** Sessions by half-day. */
const byHalfDay = (ours: readonly Session[]): Map<string, { at: string; session: Session }[]> =>
  groupBy(
    ours.flatMap((session) => session.halfDays.map((at) => ({ at, session }))),
    ({ at }) => at,
  );

function checkRooms({ places }: Directory, ours: readonly Session[]): Violation[] {
  return [...byHalfDay(ours)].flatMap(([halfDay, all]) =>
    [...groupBy(all, ({ session }) => session.place)]
      .filter(([place, its]) => its.length > (places.get(place)?.rooms ?? 1))
      .map(([place, its]) =>
        violation(
          'place_full',
          `${nameIn(places, place)} reçoit ${its.length} sessions le ${halfDayInWords(halfDay).fr}, pour ${places.get(place)?.rooms ?? 1} au plus.`,
          `${nameIn(places, place)} holds ${its.length} sessions on ${halfDayInWords(halfDay).en}, and ${places.get(place)?.rooms ?? 1} at most.`,
        ),
      ),
  );
}

function checkEquipment(
  { problem }: Directory,
  ours: readonly Session[],
  taken: (session: Session) => number,
): Violation[] {
  const kinds = new Set(ours.flatMap(({ equipment }) => Object.keys(equipment ?? {})));
  return [...byHalfDay(ours)].flatMap(([halfDay, all]) =>
    [...kinds].flatMap((kind) => {
      const used = all.reduce(
        (sum, { session }) => sum + taken(session) * (session.equipment?.[kind] ?? 0),
        0,
      );
      const there = problem.equipment[kind] ?? 0;
      if (used <= there) return [];
      return [
        violation(
          'equipment_short',
          `Il faut ${used} « ${kind} » le ${halfDayInWords(halfDay).fr}, et il y en a ${there}.`,
          `${used} “${kind}” are needed on ${halfDayInWords(halfDay).en}, and there are ${there}.`,
        ),
      ];
    }),
  );
}
