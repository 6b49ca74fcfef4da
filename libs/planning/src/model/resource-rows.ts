import { type Message } from '@maillage/kernel';
import { type Directory, groupBy, nameIn, sessionInWords } from '../problem/directory.js';
import { dayOf, type HalfDay, halfDayInWords } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { type Decisions } from './decisions.js';
import { type Programme, type Relaxation, type Term } from './programme.js';

interface Opening {
  readonly session: Session;
  readonly open: number;
}

const giveWay = (words: (by: number) => Message, weight = 1): Relaxation => ({ weight, words });

/** Trainers, rooms, equipment and budget, which sessions share. */
export function addResourceRows(
  directory: Directory,
  decisions: Decisions,
  programme: Programme,
): void {
  const openings = [...decisions.opens].flatMap(([id, open]) => {
    const session = directory.sessions.get(id);
    return session === undefined ? [] : [{ session, open }];
  });
  for (const opening of openings) addPeriod(directory, opening, programme);
  addTrainers(directory, openings, programme);
  const byHalfDay = new Map(
    [
      ...groupBy(
        openings.flatMap((opening) => opening.session.halfDays.map((at) => ({ at, opening }))),
        ({ at }) => at,
      ),
    ].map(([at, its]) => [at, its.map(({ opening }) => opening)]),
  );
  for (const [halfDay, its] of byHalfDay) {
    addRooms(directory, halfDay, its, programme);
    addEquipment(directory, decisions, halfDay, its, programme);
  }
  addBudget(directory, decisions, openings, programme);
}

function addPeriod(directory: Directory, { session, open }: Opening, programme: Programme): void {
  const { from, to } = directory.problem.horizon;
  if (session.halfDays.every((at) => dayOf(at) >= from && dayOf(at) <= to)) return;
  const which = sessionInWords(directory, session);
  programme.atMost(
    0,
    [[open, 1]],
    giveWay(() => ({
      fr: `Étendre la période du plan à ${which.fr}.`,
      en: `Extend the plan's period to ${which.en}.`,
    })),
  );
}

function addTrainers(
  { trainers }: Directory,
  openings: readonly Opening[],
  programme: Programme,
): void {
  const led = openings.filter(({ session }) => session.trainer !== undefined);
  for (const [id, its] of groupBy(led, ({ session }) => session.trainer ?? '')) {
    const name = nameIn(trainers, id);
    const available = new Set(trainers.get(id)?.available);
    const slots = its.flatMap(({ session, open }) => session.halfDays.map((at) => ({ at, open })));
    for (const [halfDay, same] of groupBy(slots, ({ at }) => at)) {
      const when = halfDayInWords(halfDay);
      const most = available.has(halfDay) ? 1 : 0;
      if (same.length <= most) continue;
      programme.atMost(
        most,
        same.map(({ open }) => [open, 1]),
        giveWay((by) => ({
          fr: `Trouver ${by} formateur(s) de plus que ${name} le ${when.fr}.`,
          en: `Find ${by} more trainer(s) beside ${name} on ${when.en}.`,
        })),
      );
    }
    const most = trainers.get(id)?.mostHalfDays ?? Infinity;
    if (slots.length > most)
      programme.atMost(
        most,
        its.map(({ session, open }) => [open, session.halfDays.length]),
        giveWay((by) => ({
          fr: `Demander ${by} demi-journée(s) de plus à ${name}.`,
          en: `Ask ${by} more half-day(s) of ${name}.`,
        })),
      );
  }
}

function addRooms(
  { places }: Directory,
  halfDay: HalfDay,
  openings: readonly Opening[],
  programme: Programme,
): void {
  const when = halfDayInWords(halfDay);
  for (const [place, its] of groupBy(openings, ({ session }) => session.place)) {
    const rooms = places.get(place)?.rooms ?? 1;
    if (its.length <= rooms) continue;
    programme.atMost(
      rooms,
      its.map(({ open }) => [open, 1]),
      giveWay((by) => ({
        fr: `Trouver ${by} salle(s) de plus à ${nameIn(places, place)} le ${when.fr}.`,
        en: `Find ${by} more room(s) at ${nameIn(places, place)} on ${when.en}.`,
      })),
    );
  }
}

function addEquipment(
  { problem }: Directory,
  { seatsIn }: Decisions,
  halfDay: HalfDay,
  openings: readonly Opening[],
  programme: Programme,
): void {
  const when = halfDayInWords(halfDay);
  const uses = openings.flatMap(({ session }) =>
    Object.entries(session.equipment ?? {}).flatMap(([kind, pieces]) =>
      (seatsIn.get(session.id) ?? []).map(({ column }) => ({ kind, column, pieces })),
    ),
  );
  for (const [kind, its] of groupBy(uses, (one) => one.kind))
    programme.atMost(
      problem.equipment[kind] ?? 0,
      its.map(({ column, pieces }) => [column, pieces]),
      giveWay((by) => ({
        fr: `Trouver ${by} « ${kind} » de plus le ${when.fr}.`,
        en: `Find ${by} more “${kind}” on ${when.en}.`,
      })),
    );
}

/** A hundred euros weigh as much as a seat, a half-day or a room. */
const HUNDREDTH = 0.01;

function addBudget(
  { problem, replacements }: Directory,
  { seats, covers }: Decisions,
  openings: readonly Opening[],
  programme: Programme,
): void {
  if (problem.budget === undefined) return;
  const terms: Term[] = [
    ...openings.map(({ session, open }): Term => [open, session.cost]),
    ...seats.map(({ session, column }): Term => [column, session.seatCost ?? 0]),
    ...covers.map(({ cover, column }): Term => [
      column,
      replacements.get(cover.replacement)?.cost ?? 0,
    ]),
  ].filter(([, cost]) => cost !== 0);
  programme.atMost(
    problem.budget,
    terms,
    giveWay(
      (by) => ({
        fr: `Ajouter ${by.toFixed(2)} € au budget.`,
        en: `Add €${by.toFixed(2)} to the budget.`,
      }),
      HUNDREDTH,
    ),
  );
}
