import { allowedSeats, type HeldSession } from '../session/session.js';
import { instantAt, zoneOf } from '../session/session-times.js';
import type { Seats } from './enrolment.js';

/** How long somebody has to take a seat that is offered, unless the session comes sooner. */
const OFFER_MS = 48 * 3_600_000;
/** On the eve of a session, by the clock of its place, offers end. */
const EVE = '18:00';
const DAY_MS = 86_400_000;

/** The seats of a session as they are given at an instant. @param today civil date in Europe/Paris. */
export function seatsOf(session: HeldSession, now: Date, today: string): Seats {
  const { description, state, startsAt } = session;
  const reserved = new Map<string, number>();
  for (const { structure_id: id, places, jusqu_au: until } of [
    ...(description.places_gardees ?? []),
    ...(description.derogations ?? []),
  ])
    if (until === undefined || until >= today) reserved.set(id, (reserved.get(id) ?? 0) + places);
  return {
    sessionId: session.id,
    allowed: allowedSeats(description),
    reserved,
    isTaking: (state === 'ouverte' || state === 'confirmee') && startsAt > now,
    isCancelled: state === 'annulee',
    offerUntil: offerUntil(session, now),
  };
}

function offerUntil({ description }: HeldSession, now: Date): Date | undefined {
  const [first] = description.demi_journees;
  if (first === undefined) return undefined;
  const noon = Date.parse(`${first.jour}T12:00:00Z`);
  const eve = new Date(noon - DAY_MS).toISOString().slice(0, 10);
  const last = instantAt(eve, EVE, zoneOf(description));
  if (last === undefined || last <= now) return undefined;
  return new Date(Math.min(last.getTime(), now.getTime() + OFFER_MS));
}
