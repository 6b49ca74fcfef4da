import fc from 'fast-check';
import {
  addDays,
  cover,
  firstOfMonth,
  lengthOf,
  periodOf,
  slotsOf,
  type Span,
  STEPS,
} from './calendar.js';

const day = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2019-01-01', count));
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 900 }))
  .map(([du, length]): Span => ({ du, au: addDays(du, length) }));
const step = fc.constantFrom(undefined, ...STEPS);

const daysOf = ({ du, au }: Span): string[] =>
  Array.from({ length: lengthOf({ du, au }) }, (_, index) => addDays(du, index));

describe('cover', () => {
  it('holds each day of the span once, by its day row or its month row, and no other', () => {
    fc.assert(
      fc.property(span, step, fc.boolean(), (asked, pas, hasMonths) => {
        const rows = cover(asked, pas, hasMonths);
        const around = daysOf({ du: addDays(asked.du, -70), au: addDays(asked.au, 70) });
        for (const one of around) {
          const hits = rows.filter(({ grain, first, last }) => {
            const period = grain === 'j' ? one : firstOfMonth(one);
            return period >= first && period <= last;
          });
          if (hits.length !== (one >= asked.du && one <= asked.au ? 1 : 0))
            throw new Error(`${one} is read ${hits.length} times`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads months where it can', () => {
    expect(cover({ du: '2026-01-01', au: '2026-12-31' }, 'mois', true)).toEqual([
      { grain: 'm', first: '2026-01-01', last: '2026-12-01' },
    ]);
    expect(cover({ du: '2026-01-15', au: '2026-04-10' }, undefined, true)).toEqual([
      { grain: 'j', first: '2026-01-15', last: '2026-01-31' },
      { grain: 'm', first: '2026-02-01', last: '2026-03-01' },
      { grain: 'j', first: '2026-04-01', last: '2026-04-10' },
    ]);
    expect(cover({ du: '2026-01-15', au: '2026-02-10' }, undefined, true)).toEqual([
      { grain: 'j', first: '2026-01-15', last: '2026-02-10' },
    ]);
  });
});

describe('slotsOf', () => {
  it('names each period of the span once, in order, with its last day inside', () => {
    fc.assert(
      fc.property(span, step, (asked, pas) => {
        const slots = slotsOf(asked, pas);
        const names = daysOf(asked).map((one) => periodOf(one, pas));
        expect(slots.map(({ periode }) => periode)).toEqual([...new Set(names)]);
        const lasts = new Map(daysOf(asked).map((one) => [periodOf(one, pas), one]));
        expect(slots.map(({ last }) => last)).toEqual([...lasts.values()]);
      }),
      { numRuns: 60 },
    );
  });

  it('writes quarters as 2026-T1', () => {
    expect(slotsOf({ du: '2026-02-10', au: '2026-07-01' }, 'trimestre')).toEqual([
      { periode: '2026-T1', last: '2026-03-31' },
      { periode: '2026-T2', last: '2026-06-30' },
      { periode: '2026-T3', last: '2026-07-01' },
    ]);
  });
});
