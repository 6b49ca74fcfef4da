import { nextRun, type Period, periodText, retryAfter } from './period.js';

const next = (period: Period, after: string): string =>
  nextRun(period, new Date(after)).toISOString();

describe('the next run', () => {
  it.each([
    ['later the same day', '2026-06-10T00:30:00Z', '2026-06-10T01:00:00.000Z'],
    ['the day after, once the hour has come', '2026-06-10T01:00:00Z', '2026-06-11T01:00:00.000Z'],
    ['by the day of Paris, not of UTC', '2026-06-09T23:00:00Z', '2026-06-10T01:00:00.000Z'],
    ['in winter, an hour later by UTC', '2026-01-09T12:00:00Z', '2026-01-10T02:00:00.000Z'],
    ['over the spring change', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['over the autumn change', '2026-10-24T12:00:00Z', '2026-10-25T02:00:00.000Z'],
    ['once, however many were missed', '2026-01-10T02:00:00Z', '2026-01-11T02:00:00.000Z'],
  ])('of each day at 3 in Paris comes %s', (_, after, due) => {
    expect(next({ dailyAt: 3 }, after)).toBe(due);
  });

  it('comes an hour later on the day that has no such hour', () => {
    // On 29 March 2026 it is 3 in Paris right after 1:59.
    expect(next({ dailyAt: 2 }, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next({ dailyAt: 2 }, '2026-03-29T01:00:00Z')).toBe('2026-03-30T00:00:00.000Z');
  });

  it('comes once on the day that has the hour twice', () => {
    // On 25 October 2026 it is 2 in Paris at 0 and at 1 UTC.
    expect(next({ dailyAt: 2 }, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(next({ dailyAt: 2 }, '2026-10-25T00:00:00Z')).toBe('2026-10-26T01:00:00.000Z');
  });

  it('comes at midnight too, and in each hour of an ordinary day', () => {
    expect(next({ dailyAt: 0 }, '2026-06-10T12:00:00Z')).toBe('2026-06-10T22:00:00.000Z');
    const all = Array.from({ length: 24 }, (_, hour) =>
      next({ dailyAt: hour }, '2026-06-09T22:00:00Z'),
    );
    expect(new Set(all).size).toBe(24);
  });

  it('comes exactly once a day the year round, at the hours round a change of time too', () => {
    for (const hour of [0, 1, 2, 3, 23]) {
      let due = nextRun({ dailyAt: hour }, new Date('2025-12-31T23:30:00Z'));
      let runs = 0;
      for (; due < new Date('2026-12-31T23:00:00Z'); due = nextRun({ dailyAt: hour }, due)) runs++;
      // Midnight of the first day lies before the start.
      expect([hour, runs]).toEqual([hour, hour === 0 ? 364 : 365]);
    }
  });

  it('of every n minutes keeps to its beat, whatever the run took or missed', () => {
    expect(next({ everyMinutes: 15 }, '2026-06-10T10:00:00Z')).toBe('2026-06-10T10:15:00.000Z');
    expect(next({ everyMinutes: 15 }, '2026-06-10T10:14:59.999Z')).toBe('2026-06-10T10:15:00.000Z');
    expect(next({ everyMinutes: 15 }, '2026-06-10T13:07:12Z')).toBe('2026-06-10T13:15:00.000Z');
  });
});

describe('after a failure', () => {
  const began = new Date('2026-06-10T01:00:00Z');
  const failed = new Date('2026-06-10T01:10:00Z');
  it('work is tried again an hour later', () => {
    expect(retryAfter({ dailyAt: 3 }, began, failed).toISOString()).toBe(
      '2026-06-10T02:10:00.000Z',
    );
  });
  it('or when it comes round, if that is sooner', () => {
    expect(retryAfter({ everyMinutes: 30 }, began, failed).toISOString()).toBe(
      '2026-06-10T01:30:00.000Z',
    );
  });
});

it('a period can be told to a person', () => {
  expect([{ dailyAt: 3 }, { everyMinutes: 1 }, { everyMinutes: 15 }].map(periodText)).toEqual([
    'chaque jour à 3 h',
    'chaque minute',
    'toutes les 15 minutes',
  ]);
});
