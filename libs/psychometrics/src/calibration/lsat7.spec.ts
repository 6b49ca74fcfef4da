import { Findings } from '@maillage/kernel';
import { itemFit } from '../fit/item-fit.js';
import { type Model } from '../model/read-item.js';
import { type AnswerMatrix, readAnswers } from './answers.js';
import { type Calibration } from './calibration.js';
import { calibrateMarginal, type MarginalOptions } from './marginal.js';

/** Section 7 of the Law School Admission Test, patterns 00000 to 11111 in binary order (Bock & Lieberman 1970, table 1). */
const LSAT7 = [
  ...[12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28],
  ...[7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308],
].map((count, code) => ({
  responses: [...code.toString(2).padStart(5, '0')].map(Number),
  count,
}));

function run(
  model: Model,
  options?: MarginalOptions,
): { calibration: Calibration; matrix: AnswerMatrix } {
  const findings = new Findings('diagnostics');
  const matrix = readAnswers(model, ['1', '2', '3', '4', '5'], LSAT7, findings);
  const calibration =
    matrix === undefined ? undefined : calibrateMarginal(model, matrix, findings, options);
  if (matrix === undefined || calibration === undefined) throw new Error('refused');
  return { calibration, matrix };
}
const close = (values: readonly number[], digits: number): unknown[] =>
  values.map((value) => expect.closeTo(value, digits));
const bOf = ({ items }: Calibration): number[] =>
  items.map(({ item }) => (item.kind === 'logistic' ? item.b : NaN));

describe('calibration of LSAT7', () => {
  it("by 2PL is what mirt's reference pages print, with the standard errors of its intervals", () => {
    const { calibration } = run('2pl');
    expect(calibration.logLikelihood).toBeCloseTo(-2658.805, 3);
    expect(calibration.aic).toBeCloseTo(5337.61, 2);
    expect(calibration.bic).toBeCloseTo(5386.688, 2);
    const slopes = calibration.items.map(({ item }) => item.a);
    expect(slopes).toEqual(close([0.988, 1.081, 1.707, 0.765, 0.736], 2));
    const intercepts = slopes.map((a, at) => -a * (bOf(calibration)[at] ?? NaN));
    expect(intercepts).toEqual(close([1.856, 0.808, 1.805, 0.486, 1.854], 2));
    const halfWidths = [0.3485, 0.326, 0.6215, 0.265, 0.2985];
    calibration.items.forEach(({ errors }, at) => {
      expect((errors.a ?? NaN) * 1.96).toBeCloseTo(halfWidths[at] ?? NaN, 1);
    });
  });

  it('fits by S-X² as mirt finds: the second item does not', () => {
    const { calibration, matrix } = run('2pl');
    const fits = itemFit(calibration, matrix).map(({ chiSquare }) => chiSquare);
    expect(fits.map((fit) => fit?.degrees)).toEqual([2, 2, 2, 2, 2]);
    expect(fits.map((fit) => fit?.statistic)).toEqual(
      close([4.75, 14.441, 1.266, 5.241, 0.941], 1),
    );
    expect(fits.map((fit) => fit?.p)).toEqual(close([0.093, 0.001, 0.531, 0.073, 0.625], 2));
  });

  it('by 3PL with a prior on c is the maximum that another search finds (BFGS on the posterior)', () => {
    const { calibration } = run('3pl');
    expect(calibration.logLikelihood).toBeCloseTo(-2659.1702648572455, 5);
    expect(calibration.items.map(({ item }) => item.a)).toEqual(
      close([1.08288348, 1.48699707, 2.0793115, 0.88001601, 0.80636321], 4),
    );
    expect(bOf(calibration)).toEqual(
      close([-1.47062182, -0.24922091, -0.75333827, -0.12235527, -1.97614812], 4),
    );
    expect(calibration.items.map(({ item }) => (item.kind === 'logistic' ? item.c : NaN))).toEqual(
      close([0.19472145, 0.21194227, 0.18920637, 0.17517787, 0.19840548], 5),
    );
  });

  it('by 3PL of the fifth item alone is what mirt prints for its prior N(−1.5, 3)', () => {
    const none = { mean: -30, sd: 0.01 };
    const { calibration } = run('3pl', {
      asymptotePrior: { mean: -1.5, sd: 3 },
      asymptotePriors: { '1': none, '2': none, '3': none, '4': none },
    });
    const items = calibration.items.map(({ item }) => ({
      a: item.a,
      d: item.kind === 'logistic' ? -item.a * item.b : NaN,
      c: item.kind === 'logistic' ? item.c : NaN,
    }));
    const printed = [
      [0.987, 1.855, 0],
      [1.083, 0.808, 0],
      [1.706, 1.804, 0],
      [0.764, 0.486, 0],
      [0.788, 1.6, 0.19],
    ];
    expect(items).toEqual(
      printed.map(([a = NaN, d = NaN, c = NaN]) => ({
        a: expect.closeTo(a, 2),
        // mirt stops when no parameter moves by 1e-4, a little before c and d of the fifth item have settled.
        d: expect.closeTo(d, 1),
        c: expect.closeTo(c, 1),
      })),
    );
  });

  it('by 3PL says less of c the wider its prior', () => {
    const errors = (sd: number): number[] =>
      run('3pl', { asymptotePrior: { mean: Math.log(0.25), sd } }).calibration.items.map(
        (item) => item.errors.c ?? NaN,
      );
    const [narrow, wide] = [errors(0.25), errors(1)];
    narrow.forEach((error, at) => {
      expect(error).toBeLessThan(wide[at] ?? NaN);
    });
  });
});
