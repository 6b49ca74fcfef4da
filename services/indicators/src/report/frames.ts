import { below, type TerritoryRef } from '@maillage/territories';
import type { Level } from '../figure/breakdown.js';
import { addDays, lengthOf, type Span, type Step } from '../figure/calendar.js';

/** The step of a report's series: few enough points to be seen, enough to see something. */
export function stepOf(span: Span): Step {
  const days = lengthOf(span);
  if (days <= 62) return 'jour';
  return days <= 1_100 ? 'mois' : 'annee';
}

/** The period of the same length just before: whole calendar years and months stay whole. */
export function before({ du, au }: Span): Span {
  const months = wholeMonths({ du, au });
  if (months === undefined) {
    const end = addDays(du, -1);
    return { du: addDays(end, 1 - lengthOf({ du, au })), au: end };
  }
  return { du: monthsBack(du, months), au: addDays(du, -1) };
}

/** What of a period is over, or all of it where none is: a year that is not over is held against as many days of the one before. */
export const elapsed = ({ du, au }: Span, today: string): Span =>
  du <= today && today < au ? { du, au: today } : { du, au };

/** What a period is held against, as far as it is over. */
export function comparable(span: Span, today: string): Span {
  const past = before(span);
  const over = elapsed(span, today);
  return over.au === span.au ? past : { du: past.du, au: addDays(past.du, lengthOf(over) - 1) };
}

/** A year before, on the same days. */
export function yearBefore({ du, au }: Span): Span {
  return { du: aYearBack(du), au: aYearBack(au) };
}

/** The period of a series that stands a year after, by its name. */
export const aYearOn = (period: string): string =>
  `${String(Number(period.slice(0, 4)) + 1).padStart(4, '0')}${period.slice(4)}`;

/** Levels that a territory can be broken down to, the usual one first. */
export function levelsOf(territory: TerritoryRef): readonly Level[] {
  const type = territory.split('-')[0] ?? '';
  const levels = USUAL[type] ?? [];
  // An EPCI has parts in départements where it lies on several.
  return type === 'epci' && below(territory, 'departement').length > 1
    ? [...levels, 'departement']
    : levels;
}

const USUAL: Readonly<Record<string, readonly Level[]>> = {
  france: ['departement', 'region'],
  region: ['epci', 'departement'],
  departement: ['commune', 'epci'],
  epci: ['commune'],
};

/** Months from the first day of one to the last of another; undefined for any other span. */
function wholeMonths({ du, au }: Span): number | undefined {
  if (!du.endsWith('-01') || !addDays(au, 1).endsWith('-01')) return undefined;
  const [from, to] = [du, addDays(au, 1)].map(
    (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)),
  );
  return (to ?? 0) - (from ?? 0);
}

function monthsBack(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** 29 February is the 28th a year before. */
function aYearBack(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return day.slice(5) === '02-29' ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
