import { type Fault, Findings } from '@maillage/kernel';
import { allowedSeats, type HalfDay, type Session } from './session.js';
import { overlap, spanOf, zoneOf } from './session-times.js';

/** What a session is judged beside. */
export interface Beside {
  /** Seats that are taken or offered. */
  readonly taken: number;
  /** Half-days of other sessions of its trainer. */
  readonly trainerBusy: readonly HalfDay[];
}

/** What speaks against a session, beside its form and its fence. */
export function sessionFaults(session: Session, { taken, trainerBusy }: Beside): Fault[] {
  const found = new Findings('training');
  checkTimes(session, found);
  checkTrainer(session, trainerBusy, found);
  checkSeats(session, taken, found);
  if (session.lieu === undefined && session.lien === undefined)
    found.fault('lieu', 'place_or_link', {
      fr: 'Une session se tient dans un lieu, ou à distance : donnez « lieu » ou « lien ».',
      en: 'A session is held at a place, or at a distance: give "lieu" or "lien".',
    });
  return found.faults;
}

function checkTimes(session: Session, found: Findings): void {
  const { demi_journees: halfDays, jour_de_decision: decision } = session;
  const zone = zoneOf(session);
  for (const [index, one] of halfDays.entries()) {
    const at = `demi_journees/${index}`;
    if (one.fin <= one.debut)
      found.fault(
        `${at}/fin`,
        'ends_before_start',
        {
          fr: 'Une demi-journée finit après avoir commencé, le même jour.',
          en: 'A half-day ends after it began, on the same day.',
        },
        one.fin,
      );
    else if (spanOf(one, zone) === undefined)
      found.fault(
        at,
        'no_such_time',
        {
          fr: 'Cette heure n’existe pas ce jour-là : on passe à l’heure d’été.',
          en: 'There is no such time on that day: clocks are put forward.',
        },
        `${one.jour} ${one.debut}`,
      );
    if (halfDays.slice(0, index).some((other) => overlap(one, other)))
      found.fault(
        at,
        'half_days_overlap',
        {
          fr: 'Cette demi-journée en recouvre une autre de la session.',
          en: 'This half-day overlaps another one of the session.',
        },
        `${one.jour} ${one.debut}`,
      );
  }
  const first = halfDays.map(({ jour }) => jour).sort()[0];
  if (decision !== undefined && first !== undefined && decision > first)
    found.fault(
      'jour_de_decision',
      'decided_too_late',
      {
        fr: `On décide au plus tard le jour où la session commence (${first}).`,
        en: `It is decided on the day the session begins at the latest (${first}).`,
      },
      decision,
    );
}

function checkTrainer(session: Session, busy: readonly HalfDay[], found: Findings): void {
  const clash = session.demi_journees.find((one) => busy.some((other) => overlap(one, other)));
  if (clash !== undefined)
    found.fault(
      'formateur_id',
      'trainer_busy',
      {
        fr: `Ce formateur tient déjà une autre session le ${clash.jour} à ${clash.debut}.`,
        en: `This trainer holds another session on ${clash.jour} at ${clash.debut} already.`,
      },
      session.formateur_id,
    );
}

function checkSeats(session: Session, taken: number, found: Findings): void {
  const { places_min: least, places_max: most, places_gardees: kept = [] } = session;
  if (least > most)
    found.fault(
      'places_min',
      'least_above_most',
      {
        fr: `Le minimum dépasse le maximum (${most}).`,
        en: `The minimum is above the maximum (${most}).`,
      },
      String(least),
    );
  const allowed = allowedSeats(session);
  if (allowed < taken)
    found.fault(
      'places_max',
      'below_taken',
      {
        fr: `${taken} places sont prises ou proposées : annulez d’abord des inscriptions.`,
        en: `${taken} seats are taken or offered: cancel enrolments first.`,
      },
      String(allowed),
    );
  const sum = kept.reduce((total, { places }) => total + places, 0);
  if (sum > most)
    found.fault(
      'places_gardees',
      'kept_above_most',
      {
        fr: `On ne garde pas plus de places (${sum}) qu’il n’y en a (${most}).`,
        en: `No more seats (${sum}) are kept than there are (${most}).`,
      },
      String(sum),
    );
}
