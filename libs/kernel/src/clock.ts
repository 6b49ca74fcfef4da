/** Where time comes from. Domain code receives instants as arguments; only edges hold a clock. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Formatting costs microseconds on every request; the day of a zone can only change on a quarter of an hour. */
const QUARTER = 900_000;

interface Calendar {
  readonly format: Intl.DateTimeFormat;
  quarter: number;
  day: string;
}

const calendars = new Map<string, Calendar>();

/**
 * The civil date of an instant by the clock of a zone, as `YYYY-MM-DD`.
 * @param zone IANA name, such as `Pacific/Noumea`.
 */
export function civilDate(instant: Date, zone: string): string {
  const calendar = calendars.get(zone) ?? calendarOf(zone);
  const quarter = Math.floor(instant.getTime() / QUARTER);
  if (calendar.quarter !== quarter)
    Object.assign(calendar, { quarter, day: calendar.format.format(instant) });
  return calendar.day;
}

function calendarOf(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const calendar = { format, quarter: NaN, day: '' };
  calendars.set(timeZone, calendar);
  return calendar;
}

/** The civil date of an instant in Europe/Paris, for what belongs to no territory. */
export const parisDate = (instant: Date): string => civilDate(instant, 'Europe/Paris');

/** A civil date as people write it: `14 mars 2026`. */
export const dayInWords = (day: string, language: 'fr' | 'en'): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  });

/**
 * Tells whether `text` is a day of the calendar written `YYYY-MM-DD`.
 * A 30 February is refused, never moved to March.
 */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/**
 * The same day some months later (or earlier, for a negative count), or the last of that month where it has no such day.
 * @param day a civil date, `YYYY-MM-DD`.
 */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
