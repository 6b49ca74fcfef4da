import { zoneOfCommune } from '@maillage/territories';
import type { HalfDay, Session } from './session.js';

const HOUR_MS = 3_600_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock of a zone shows, as `2026-10-23 09:00`. */
function shown(instant: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(instant);
}

/**
 * The instant at which the clock of a zone shows a day and a time; the first of two where clocks are put back, undefined
 * for a time that is left out where they are put forward.
 * @param zone IANA name.
 */
export function instantAt(day: string, time: string, zone: string): Date | undefined {
  const wanted = `${day} ${time}`;
  const plain = Date.parse(`${day}T${time}:00Z`);
  // Whole and half hours are all the offsets that there are on these clocks.
  for (let shift = -28; shift <= 28; shift += 1) {
    const instant = plain + (shift * HOUR_MS) / 2;
    if (shown(instant, zone) === wanted) return new Date(instant);
  }
  return undefined;
}

/** The zone by whose clock a session is held. */
export const zoneOf = ({ lieu }: Pick<Session, 'lieu'>): string => zoneOfCommune(lieu?.code_insee);

/** A half-day as instants; undefined where one of its times is none. */
export function spanOf(
  { jour, debut, fin }: HalfDay,
  zone: string,
): { readonly from: Date; readonly to: Date } | undefined {
  const from = instantAt(jour, debut, zone);
  const to = instantAt(jour, fin, zone);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Half-days in the order of time. */
export const inTime = (halfDays: readonly HalfDay[]): HalfDay[] =>
  halfDays.toSorted((a, b) => (`${a.jour} ${a.debut}` < `${b.jour} ${b.debut}` ? -1 : 1));

/** Whether two half-days share a time. */
export const overlap = (a: HalfDay, b: HalfDay): boolean =>
  a.jour === b.jour && a.debut < b.fin && b.debut < a.fin;
