/** A day of LHÉO: a day, month or year (`2017-09-21`, `2017-09`, `2017`), or no end, or nothing known. */
export type LheoDay =
  | { readonly kind: 'day'; readonly day: string; readonly precision: 'day' | 'month' | 'year' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown' };

const PARTS = /^(\d{4})(\d{2})(\d{2})$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Reads eight digits; undefined where they are no day that ever was. `00` stands for what is not known. */
export function readLheoDay(text: string): LheoDay | undefined {
  if (text === '99999999') return { kind: 'open' };
  if (text === '00000000') return { kind: 'unknown' };
  const [, year = '', month = '', day = ''] = PARTS.exec(text) ?? [];
  if (year === '' || year === '0000') return undefined;
  if (month === '00')
    return day === '00' ? { kind: 'day', day: year, precision: 'year' } : undefined;
  if (Number(day) > daysIn(Number(year), Number(month)) || Number(month) > 12) return undefined;
  return day === '00'
    ? { kind: 'day', day: `${year}-${month}`, precision: 'month' }
    : { kind: 'day', day: `${year}-${month}-${day}`, precision: 'day' };
}

/** Writes a day, month or year as eight digits. */
export const writeLheoDay = (day: string): string => day.replaceAll('-', '').padEnd(8, '0');

/** Tells whether an end is certainly before a beginning; a month reaches from its first day to its last. */
export const isBefore = (end: string, beginning: string): boolean =>
  end.padEnd(10, '~') < beginning.padEnd(10, ' ');
