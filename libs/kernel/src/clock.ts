/** Where time comes from. Domain code receives instants as arguments; only edges hold a clock. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

const parisDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Formatting costs microseconds on every request; the day in Paris can only change on a quarter of an hour. */
const QUARTER = 900_000;
let known = { quarter: NaN, day: '' };

/**
 * The civil date in Europe/Paris of an instant, as `YYYY-MM-DD`.
 * Business dates are always read in that zone (api.md §2).
 */
export function parisDate(instant: Date): string {
  const quarter = Math.floor(instant.getTime() / QUARTER);
  if (known.quarter !== quarter) known = { quarter, day: parisDay.format(instant) };
  return known.day;
}

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
