import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidayAreaOf, isOpenAt, isOpeningHours } from './opening-hours.js';

const FILE = join(
  process.env['REAL_DATA_DIR'] ?? '../shared/data',
  'horaires',
  'osm-opening-hours-real.json',
);
interface Real {
  readonly ok: readonly {
    readonly value: string;
    readonly intervals: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  }[];
  readonly invalid: readonly { readonly value: string }[];
}
const withFile = existsSync(FILE) ? it : it.skip;
const PARIS = '75056';

const isOpen = (text: string, commune: string, instant: string): boolean =>
  isOpenAt(text, commune, new Date(instant));

describe('opening hours', () => {
  it.each([
    ['62041', ['08:59', '09:00', '11:59', '12:00']],
    ['97411', ['06:59', '07:00', '09:59', '10:00']],
  ])('are remembered until they change, by the clock of %s', (commune, times) => {
    const questions = ['07-15', '07-18', '07-16'].flatMap((day) =>
      times.map((hours, at) => ({
        instant: new Date(`2026-${day}T${hours}:00+02:00`),
        // The 18th is a Saturday.
        isOpen: day !== '07-18' && (at === 1 || at === 2),
      })),
    );
    // In any order, and twice: what is remembered of one instant says nothing wrong of another.
    for (const one of [...questions, ...questions.toReversed(), ...questions])
      expect([one.instant, isOpenAt('Mo-Fr 09:00-12:00', commune, one.instant)]).toEqual([
        one.instant,
        one.isOpen,
      ]);
  });

  it('that are none are never open, and public holidays are those of the place', () => {
    const at = (instant: string, commune: string): boolean =>
      isOpenAt('Mo-Fr 09:00-12:00; PH off', commune, new Date(instant));
    expect(isOpenAt('lundi 9h', '62041', new Date('2026-07-13T10:00:00+02:00'))).toBe(false);
    expect(at('2026-07-13T10:00:00+02:00', '62041')).toBe(true);
    expect(at('2026-07-14T10:00:00+02:00', '62041')).toBe(false);
    // Good Friday is a holiday in Alsace alone.
    expect(at('2026-04-03T10:00:00+02:00', '62041')).toBe(true);
    expect(at('2026-04-03T10:00:00+02:00', '67482')).toBe(false);
  });

  withFile('of real places are open when their published intervals say so', () => {
    const { ok, invalid } = JSON.parse(readFileSync(FILE, 'utf8')) as Real;
    expect(invalid.filter(({ value }) => isOpeningHours(value))).toEqual([]);
    expect(ok.filter(({ value }) => !isOpeningHours(value))).toEqual([]);
    // Both weeks lie in summer time or winter time as a whole: the clock is UTC+1 or UTC+2.
    const at = (wall: string): number =>
      Date.parse(`${wall}:00${wall < '2026-03-29' ? '+01:00' : '+02:00'}`);
    const minute = 60_000;
    const wrong = ok.flatMap(({ value, intervals }) => {
      return Object.entries(intervals).flatMap(([monday, week]) => {
        const times = week.map(([from, to]) => [at(from), at(to)] as const);
        const start = at(`${monday}T00:00`);
        return times
          .flatMap(([from, to]) => [from - minute, from, to - minute, to])
          .filter((time) => time >= start && time < start + 7 * 24 * 60 * minute)
          .filter(
            (time) =>
              isOpenAt(value, PARIS, new Date(time)) !==
              times.some(([from, to]) => from <= time && time < to),
          )
          .map((time) => `${value} at ${new Date(time).toISOString()}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('follow the clock of the commune', () => {
    const hours = 'Mo-Fr 08:00-12:00';
    expect(isOpen(hours, PARIS, '2026-03-02T07:30:00Z')).toBe(true);
    expect(isOpen(hours, '97411', '2026-03-02T07:30:00Z')).toBe(true); // 11:30 in Saint-Denis
    expect(isOpen(hours, '97411', '2026-03-02T08:30:00Z')).toBe(false);
    expect(isOpen(hours, '98818', '2026-03-01T21:30:00Z')).toBe(true); // Monday 8:30 in Nouméa
  });

  it('follow the holidays of the commune', () => {
    const hours = 'Mo-Fr 08:00-12:00; PH off';
    const goodFriday = '2026-04-03T08:00:00Z';
    expect(isOpen(hours, PARIS, goodFriday)).toBe(true);
    expect(isOpen(hours, '67482', goodFriday)).toBe(false);
    expect(isOpen(hours, PARIS, '2026-07-14T08:00:00Z')).toBe(false);
    // 23 February 2026: holidays of zones A and C, not of B.
    const winter = 'Mo-Fr 08:00-12:00; SH off';
    expect(isOpen(winter, PARIS, '2026-02-23T09:00:00Z')).toBe(false);
    expect(isOpen(winter, '97411', '2026-02-23T05:00:00Z')).toBe(true);
    expect(['67482', '62041', '97411', '98818', 'xx'].map(holidayAreaOf)).toEqual([
      'Bas-Rhin',
      'Hauts-de-France',
      'La Réunion',
      'Nouvelle-Calédonie',
      'Île-de-France',
    ]);
  });

  it('that are too long, or that the library gives up on, are none and stand in no log', () => {
    const printed: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => printed.push(...words);
    try {
      const [endless, long] = ['Mo '.repeat(80), Array(20).fill('Mo-Fr 09:00-12:00').join('; ')];
      expect([endless, long].map(isOpeningHours)).toEqual([false, false]);
      expect(isOpen(long, PARIS, '2026-03-02T09:00:00Z')).toBe(false);
    } finally {
      console.error = error;
    }
    expect(printed).toEqual([]);
  });

  it('that are no opening_hours are never open', () => {
    for (const text of ['lundi 9h à 12h', 'Mo-Fr 08:30-12:00-13:30', '', 'sur rendez-vous'])
      expect([text, isOpen(text, PARIS, '2026-03-02T09:00:00Z')]).toEqual([text, false]);
    const hours = 'Mo-Fr 08:00-12:00 "sur rendez-vous"';
    expect(isOpen(hours, PARIS, '2026-03-02T09:00:00Z')).toBe(false);
  });
});
