/** A calendar by which time is counted: every day, or working days of metropolitan France. */
export type CalendarName = 'civil' | 'ouvres';

/** Counts days. An index is the number of counted days before a day. */
export interface Calendar {
  /** Counted days before a day, YYYY-MM-DD. */
  indexOf(day: string): number;
  /** The counted day of an index; undefined beyond the years that are known. */
  dayAt(index: number): string | undefined;
}

const FIRST_YEAR = 1890;
const LAST_YEAR = 2260;
const DAY_MS = 86_400_000;
const START = Date.UTC(FIRST_YEAR, 0, 1);
const LENGTH = (Date.UTC(LAST_YEAR + 1, 0, 1) - START) / DAY_MS;

const numberOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - START) / DAY_MS;
const dayOf = (number: number): string =>
  new Date(START + number * DAY_MS).toISOString().slice(0, 10);

const CIVIL: Calendar = {
  indexOf: numberOf,
  dayAt: (index) => (index < 0 || index >= LENGTH ? undefined : dayOf(index)),
};

let working: Calendar | undefined;

/** A calendar by its name. That of working days is made once, in some milliseconds. */
export const calendarOf = (name: CalendarName): Calendar =>
  name === 'civil' ? CIVIL : (working ??= workingCalendar());

function workingCalendar(): Calendar {
  const holidays = new Set<number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (const day of holidaysOf(year)) holidays.add(numberOf(day));
  const before = new Int32Array(LENGTH);
  const counted: number[] = [];
  for (let number = 0; number < LENGTH; number++) {
    before[number] = counted.length;
    const weekday = new Date(START + number * DAY_MS).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(number)) counted.push(number);
  }
  return {
    indexOf: (day) => before[numberOf(day)] ?? counted.length,
    dayAt: (index) => {
      const number = counted[index];
      return number === undefined ? undefined : dayOf(number);
    },
  };
}

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension, Whit Monday: days after Easter. */
const MOVING = [1, 39, 50];

/** Public holidays of a year in metropolitan France (Code du travail, L3133-1). */
export function holidaysOf(year: number): string[] {
  const easter = numberOf(easterOf(year));
  return [...FIXED.map((day) => `${year}-${day}`), ...MOVING.map((after) => dayOf(easter + after))];
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easterOf(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const whole = h + l - 7 * m + 114;
  const [month, day] = [Math.floor(whole / 31), (whole % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
