/** Steps of a series, from the finest. */
export const STEPS = ['jour', 'mois', 'trimestre', 'annee'] as const;
export type Step = (typeof STEPS)[number];

/** Civil days, both included, `YYYY-MM-DD`. */
export interface Span {
  readonly du: string;
  readonly au: string;
}

/** Rollup rows to read: those of one grain with a period (a day, or the first day of a month) in [first, last]. */
export interface Range {
  readonly grain: 'j' | 'm';
  readonly first: string;
  readonly last: string;
}

/** One period of a series, with the last civil day of it that lies in the span. */
export interface Slot {
  readonly periode: string;
  readonly last: string;
}

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const toDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  const date = atNoon(day);
  date.setUTCDate(date.getUTCDate() + count);
  return toDay(date);
}

/** The first day of a day's month: the period of its month row. */
export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function lastOfMonth(day: string): string {
  const next = atNoon(firstOfMonth(day));
  next.setUTCMonth(next.getUTCMonth() + 1);
  return addDays(toDay(next), -1);
}

/** Number of days of a span. */
export function lengthOf({ du, au }: Span): number {
  return Math.round((atNoon(au).getTime() - atNoon(du).getTime()) / 86_400_000) + 1;
}

/**
 * The fewest rows that cover a span exactly: month rows inside, day rows at the edges. Day rows alone where a value is
 * asked for each day or where a territory has no month rows.
 */
export function cover({ du, au }: Span, step: Step | undefined, hasMonths: boolean): Range[] {
  const firstMonth = du === firstOfMonth(du) ? du : addDays(lastOfMonth(du), 1);
  const lastDay = au === lastOfMonth(au) ? au : addDays(firstOfMonth(au), -1);
  if (!hasMonths || step === 'jour' || firstMonth > lastDay)
    return [{ grain: 'j', first: du, last: au }];
  const ranges: Range[] = [{ grain: 'm', first: firstMonth, last: firstOfMonth(lastDay) }];
  if (du < firstMonth) ranges.unshift({ grain: 'j', first: du, last: addDays(firstMonth, -1) });
  if (lastDay < au) ranges.push({ grain: 'j', first: addDays(lastDay, 1), last: au });
  return ranges;
}

/** Name of the period of `step` a day lies in: `2026-03-14`, `2026-03`, `2026-T1`, `2026`; empty without a step. */
export function periodOf(day: string, step: Step | undefined): string {
  if (step === undefined) return '';
  if (step === 'jour') return day;
  if (step === 'mois') return day.slice(0, 7);
  if (step === 'annee') return day.slice(0, 4);
  return `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The pattern with which PostgreSQL's `to_char` names periods as `periodOf` does; for a wholly empty one it gives null. */
export const PERIOD_PATTERN: Readonly<Record<Step | 'span', string>> = {
  jour: 'YYYY-MM-DD',
  mois: 'YYYY-MM',
  trimestre: 'YYYY-"T"Q',
  annee: 'YYYY',
  span: '""',
};

/** The periods of a span, oldest first; the first and the last may be cut by the span. */
export function slotsOf(span: Span, step: Step | undefined): Slot[] {
  const slots: Slot[] = [];
  for (let day = span.du; day <= span.au; day = addDays(day, 1)) {
    // Longer steps grow month by month.
    const whole = step === undefined ? span.au : step === 'jour' ? day : lastOfMonth(day);
    day = whole < span.au ? whole : span.au;
    const periode = periodOf(day, step);
    if (slots.at(-1)?.periode === periode) slots.pop();
    slots.push({ periode, last: day });
  }
  return slots;
}
