import fc from 'fast-check';
import { Findings } from '@maillage/kernel';
import { describeReal, readReal } from '../spec/real-data.js';
import { type Pattern, readAnswers } from './answers.js';
import { type Calibration } from './calibration.js';
import { calibrateConditional } from './conditional.js';
import { symmetricFunctions } from './symmetric-functions.js';

const calibrate = (
  items: readonly string[],
  patterns: readonly Pattern[],
): { calibration: Calibration | undefined; codes: string[] } => {
  const findings = new Findings('diagnostics');
  const matrix = readAnswers('rasch', items, patterns, findings);
  const calibration = matrix === undefined ? undefined : calibrateConditional(matrix, findings);
  return { calibration, codes: findings.faults.map(({ code }) => code) };
};
const bOf = (calibration: Calibration | undefined): number[] =>
  calibration?.items.map(({ item }) => (item.kind === 'logistic' ? item.b : NaN)) ?? [];
const countsOf = (counts: Readonly<Record<string, number>>): Pattern[] =>
  Object.entries(counts).map(([pattern, count]) => ({
    responses: [...pattern].map((x) => (x === '.' ? null : Number(x))),
    count,
  }));

interface Erm {
  readonly LSAT6: {
    readonly items: string[];
    readonly eRm_beta_easiness: number[];
    readonly se: number[];
    readonly loglik: number;
    readonly psychotools_difficulty_sum0: number[];
  };
}
interface Patterns {
  readonly LSAT6: { readonly patterns: { readonly pattern: string[]; readonly n: number[] } };
}

describeReal('conditional calibration of LSAT6 (real data)', () => {
  it('is what eRm and psychotools find', () => {
    const { items, ...erm } = readReal<Erm>('lsat6-cml-rasch.json').LSAT6;
    const { pattern, n } = readReal<Patterns>('lsat6-patterns.json').LSAT6.patterns;
    const patterns = countsOf(Object.fromEntries(pattern.map((text, at) => [text, n[at] ?? 0])));
    const { calibration } = calibrate(items, patterns);
    const close = (values: readonly number[], digits: number): unknown[] =>
      values.map((value) => expect.closeTo(value, digits));
    expect(calibration).toMatchObject({
      logLikelihood: expect.closeTo(erm.loglik, 8),
      parameters: 4,
      hasConverged: true,
    });
    expect(bOf(calibration)).toEqual(
      close(
        erm.eRm_beta_easiness.map((beta) => -beta),
        5,
      ),
    );
    expect(bOf(calibration)).toEqual(close(erm.psychotools_difficulty_sum0, 5));
    expect(calibration?.items.map(({ errors }) => errors.b)).toEqual(close(erm.se, 5));
  });
});

describe('symmetric functions', () => {
  it('are the coefficients of Π (1 + ε t)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (easiness, t) => {
          const sum = symmetricFunctions(easiness).reduce((all, g, r) => all + g * t ** r, 0);
          const product = easiness.reduce((all, e) => all * (1 + e * t), 1);
          expect(sum / product).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('a conditional calibration', () => {
  it('of two items is the logarithm of how often one alone is right against the other alone', () => {
    const { calibration } = calibrate(
      ['i1', 'i2'],
      countsOf({ '10': 30, '01': 10, '11': 5, '00': 7 }),
    );
    expect(bOf(calibration)[0]).toBeCloseTo(-Math.log(3) / 2, 10);
    expect(bOf(calibration)[1]).toBeCloseTo(Math.log(3) / 2, 10);
  });

  it('links forms that share an item', () => {
    // b_2 − b_1 = log 2 and b_3 − b_2 = log 3, from people who were given two items each.
    const { calibration } = calibrate(
      ['i1', 'i2', 'i3'],
      countsOf({ '10.': 40, '01.': 20, '.10': 30, '.01': 10 }),
    );
    const [b1 = NaN, b2 = NaN, b3 = NaN] = bOf(calibration);
    expect(b2 - b1).toBeCloseTo(Math.log(2), 9);
    expect(b3 - b2).toBeCloseTo(Math.log(3), 9);
    expect(b1 + b2 + b3).toBeCloseTo(0, 12);
  });

  it('is refused where forms share no item, or where one item is always the easier', () => {
    const apart = countsOf({ '10..': 40, '01..': 20, '..10': 30, '..01': 10 });
    expect(calibrate(['i1', 'i2', 'i3', 'i4'], apart).codes).toEqual([
      'diagnostics.not_identified',
    ]);
    const ordered = countsOf({ '10': 40, '11': 20, '00': 10 });
    expect(calibrate(['i1', 'i2'], ordered).codes).toEqual(['diagnostics.not_identified']);
  });
});
