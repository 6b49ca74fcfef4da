import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrate, type CalibrationRequest } from './calibrate.js';

const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'irt');
const describeReal = existsSync(folder) ? describe : describe.skip;

const resultOf = (request: CalibrationRequest) => {
  const outcome = calibrate(request);
  if ('faults' in outcome) throw new Error(outcome.faults.map(({ code }) => code).join());
  return outcome.result;
};
/** Two items, 500 people: three free cells, four parameters of the 2PL (D-14). */
const TWO: CalibrationRequest = {
  model: '2pl',
  method: 'mml',
  items: ['x', 'y'],
  patterns: [
    { responses: [0, 0], count: 125 },
    { responses: [1, 0], count: 100 },
    { responses: [0, 1], count: 75 },
    { responses: [1, 1], count: 200 },
  ],
};

describe('a calibration', () => {
  it('is refused where answers do not identify the parameters, and not with fewer of them (D-14)', () => {
    const outcome = calibrate(TWO);
    expect('faults' in outcome && outcome.faults.map(({ code }) => code)).toEqual([
      'diagnostics.not_identified',
    ]);
    expect(resultOf({ ...TWO, model: '1pl' }).calibration.items).toHaveLength(2);
  });

  it('names an item that all answered alike', () => {
    const outcome = calibrate({ ...TWO, patterns: [{ responses: [1, 0], count: 10 }] });
    expect(
      'faults' in outcome && outcome.faults.map(({ code, value }) => `${code} ${value}`),
    ).toEqual(['diagnostics.item_answered_alike x', 'diagnostics.item_answered_alike y']);
  });
});

interface Patterns {
  readonly LSAT6: {
    readonly items: string[];
    readonly patterns: { pattern: string[]; n: number[] };
  };
}
interface Ltm {
  readonly LSAT6: {
    readonly twoPL: {
      readonly dffclt: number[];
      readonly dscrmn: number[];
      readonly logLik: number;
    };
  };
}
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

describeReal('a calibration of LSAT6 (real data)', () => {
  it('comes to what ltm finds, and is brought to the scale of its anchors', () => {
    const { items, patterns } = read<Patterns>('lsat6-patterns.json').LSAT6;
    const request: CalibrationRequest = {
      model: '2pl',
      method: 'mml',
      items,
      patterns: patterns.pattern.map((text, at) => ({
        responses: [...text].map(Number),
        count: patterns.n[at] ?? 0,
      })),
    };
    const { calibration, people } = resultOf(request);
    const { twoPL } = read<Ltm>('lsat6-estimates-ltm.json').LSAT6;
    expect(calibration.logLikelihood).toBeCloseTo(twoPL.logLik, 3);
    calibration.items.forEach(({ item }, at) => {
      expect(item.a).toBeCloseTo(twoPL.dscrmn[at] ?? NaN, 2);
      expect('b' in item ? item.b : NaN).toBeCloseTo(twoPL.dffclt[at] ?? NaN, 1);
    });
    expect(people.people).toBe(1000);
    const moved = calibration.items.map(({ item }) =>
      item.kind === 'logistic' ? { ...item, a: item.a / 2, b: 2 * item.b + 1 } : item,
    );
    const { link, calibration: onScale } = resultOf({
      ...request,
      anchor: { method: 'mean_sigma', items: moved },
    });
    expect(link).toMatchObject({ slope: expect.closeTo(2, 6), intercept: expect.closeTo(1, 6) });
    expect(onScale.items.map(({ item }) => item.a)).toEqual(
      moved.map(({ a }) => expect.closeTo(a, 6)),
    );
  });
});
