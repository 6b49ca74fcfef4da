import { Findings } from '@maillage/kernel';
import { gaussHermite } from '../ability/quadrature.js';
import { type GradedItem, type Item } from '../model/item.js';
import { type Model } from '../model/read-item.js';
import { random } from '@maillage/testing';
import { probabilities } from '../model/response.js';
import { describeReal, readReal } from '../spec/real-data.js';
import { type Pattern, readAnswers } from './answers.js';
import { type Calibration } from './calibration.js';
import { calibrateMarginal, type MarginalOptions } from './marginal.js';

interface Ltm {
  readonly LSAT6: {
    readonly rasch_disc1: { readonly dffclt: number[]; readonly logLik: number };
    readonly onePL: {
      readonly dffclt: number[];
      readonly dscrmn: number;
      readonly logLik: number;
      readonly AIC: number;
      readonly BIC: number;
    };
    readonly twoPL: {
      readonly dffclt: number[];
      readonly dscrmn: number[];
      readonly logLik: number;
      readonly AIC: number;
      readonly BIC: number;
    };
  };
}
interface Patterns {
  readonly LSAT6: { readonly patterns: { readonly pattern: string[]; readonly n: number[] } };
}

const calibrate = (
  model: Model,
  items: readonly string[],
  patterns: readonly Pattern[],
  options?: MarginalOptions,
): { calibration: Calibration | undefined; codes: string[] } => {
  const findings = new Findings('diagnostics');
  const matrix = readAnswers(model, items, patterns, findings);
  const calibration =
    matrix === undefined ? undefined : calibrateMarginal(model, matrix, findings, options);
  return { calibration, codes: findings.faults.map(({ code }) => code) };
};

describeReal('calibration of LSAT6 (real data)', () => {
  const patterns = (): Pattern[] => {
    const { pattern, n } = readReal<Patterns>('lsat6-patterns.json').LSAT6.patterns;
    return pattern.map((text, at) => ({ responses: [...text].map(Number), count: n[at] ?? 0 }));
  };
  const ltm = (): Ltm['LSAT6'] => readReal<Ltm>('lsat6-estimates-ltm.json').LSAT6;
  const run = (model: Model, options?: MarginalOptions): Calibration => {
    const { calibration } = calibrate(model, ['1', '2', '3', '4', '5'], patterns(), options);
    if (calibration === undefined) throw new Error('refused');
    return calibration;
  };
  const bOf = ({ items }: Calibration): number[] =>
    items.map(({ item }) => (item.kind === 'logistic' ? item.b : NaN));
  const close = (values: readonly number[], digits: number): unknown[] =>
    values.map((value) => expect.closeTo(value, digits));

  it('by Rasch, 1PL and 2PL is what ltm finds', () => {
    const { rasch_disc1: rasch, onePL, twoPL } = ltm();
    const ours = { rasch: run('rasch'), one: run('1pl'), two: run('2pl') };
    expect(ours.rasch.logLikelihood).toBeCloseTo(rasch.logLik, 5);
    expect(bOf(ours.rasch)).toEqual(close(rasch.dffclt, 3));
    expect(ours.one).toMatchObject({
      logLikelihood: expect.closeTo(onePL.logLik, 5),
      aic: expect.closeTo(onePL.AIC, 5),
      bic: expect.closeTo(onePL.BIC, 5),
      parameters: 6,
      people: 1000,
      hasConverged: true,
    });
    expect(ours.one.items.map(({ item }) => item.a)).toEqual(
      close(Array<number>(5).fill(onePL.dscrmn), 3),
    );
    expect(bOf(ours.one)).toEqual(close(onePL.dffclt, 3));
    expect(ours.two).toMatchObject({
      logLikelihood: expect.closeTo(twoPL.logLik, 4),
      aic: expect.closeTo(twoPL.AIC, 4),
      bic: expect.closeTo(twoPL.BIC, 4),
      hasConverged: true,
      errorsFrom: 'observed_information',
    });
    // ltm stops a little before the maximum: its likelihood is 7e-6 lower, its slopes are up to 6e-4 away.
    expect(ours.two.logLikelihood).toBeGreaterThan(twoPL.logLik);
    expect(ours.two.items.map(({ item }) => item.a)).toEqual(close(twoPL.dscrmn, 2));
    expect(bOf(ours.two)).toEqual(close(twoPL.dffclt, 2));
  });

  it('by 2PL is the maximum that a search by another method finds (Nelder and Mead, 21 Gauss–Hermite points)', () => {
    const two = run('2pl', { quadrature: gaussHermite(21) });
    expect(two.logLikelihood).toBeCloseTo(-2466.6533773982883, 8);
    expect(two.items.map(({ item }) => item.a)).toEqual(
      close([0.82565942, 0.72274418, 0.89087456, 0.68836801, 0.65685598], 5),
    );
    expect(bOf(two)).toEqual(
      close([-3.35881151, -1.37005765, -0.2796662, -1.8663809, -3.1259066], 5),
    );
  });

  it("has the standard errors of ltm's summaries", () => {
    const errors = (model: Model, of: 'a' | 'b'): unknown[] =>
      run(model).items.map((item) => item.errors[of]);
    expect(errors('rasch', 'b')).toEqual(close([0.1287, 0.0821, 0.0766, 0.0865, 0.1048], 4));
    expect(errors('rasch', 'a')).toEqual(Array(5).fill(undefined));
    expect(errors('1pl', 'b')).toEqual(close([0.3266, 0.1422, 0.0977, 0.1691, 0.251], 4));
    expect(errors('1pl', 'a')).toEqual(close(Array<number>(5).fill(0.0694), 4));
    expect(errors('2pl', 'a')).toEqual(close([0.2581, 0.1867, 0.2326, 0.1852, 0.21], 3));
    expect(errors('2pl', 'b')).toEqual(close([0.8669, 0.3073, 0.0997, 0.4341, 0.87], 2));
  });

  it('as graded items of two categories is that of the two-parameter model', () => {
    expect(bOf(run('graded'))).toEqual(close(bOf(run('2pl')), 6));
  });

  it('by 3PL stays near the prior of c, of which five easy items say little', () => {
    const { items, hasConverged } = run('3pl');
    expect(hasConverged).toBe(true);
    for (const { item, errors } of items) {
      expect(item).toMatchObject({ c: expect.closeTo(0.2, 1) });
      expect(errors.c).toBeGreaterThan(0.05);
    }
  });
});

/** Answers drawn from known items, people at normal quantiles; deterministic. */
function drawn(items: readonly Item[], people: number): Pattern[] {
  const { next } = random(7);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: people }, () => {
    const theta = normal();
    return {
      count: 1,
      responses: items.map((item) => {
        let left = next();
        return Math.max(
          0,
          probabilities(item, theta).findIndex((p) => (left -= p) < 0),
        );
      }),
    };
  });
}
const logistic = (a: number, b: number): Item => ({
  kind: 'logistic',
  id: `${a} ${b}`,
  a,
  b,
  c: 0,
});
const ids = (items: readonly unknown[]): string[] => items.map((_, at) => `i${at + 1}`);

describe('a calibration', () => {
  it('finds graded items again', () => {
    const truth: Item[] = [0.8, 1.2, 1.6, 2].flatMap((a) => [
      { kind: 'graded', id: 'g', a, thresholds: [-1.5, -0.2, 1] },
      { kind: 'graded', id: 'g', a, thresholds: [-0.5, 0.5] },
    ]);
    const { calibration } = calibrate('graded', ids(truth), drawn(truth, 1500));
    expect(calibration?.hasConverged).toBe(true);
    calibration?.items.forEach(({ item, errors }, at) => {
      const { a, thresholds } = truth[at] as GradedItem;
      expect(Math.abs(item.a - a)).toBeLessThan(4 * (errors.a ?? 0));
      (item as GradedItem).thresholds.forEach((b, k) => {
        expect(Math.abs(b - (thresholds[k] ?? NaN))).toBeLessThan(
          4 * (errors.thresholds?.[k] ?? 0),
        );
      });
    });
  });

  it('takes missing answers as nothing said: equal to those who answered alone', () => {
    const truth = [-1, 0, 1, 0.5].map((b) => logistic(1.2, b));
    const people = drawn(truth, 800);
    const silent: Pattern = { responses: [null, null, null, null], count: 50 };
    const holes = people.map(({ responses }, at): Pattern => ({
      responses: responses.map((value, item) => (at % 4 === item ? null : value)),
      count: 1,
    }));
    const { calibration: whole } = calibrate('2pl', ids(truth), people);
    const { calibration: more } = calibrate('2pl', ids(truth), [...people, silent]);
    const { calibration: fewer } = calibrate('2pl', ids(truth), holes);
    expect(more?.items).toEqual(whole?.items);
    expect(fewer?.hasConverged).toBe(true);
    expect(fewer?.items[0]?.errors.b).toBeGreaterThan(whole?.items[0]?.errors.b ?? Infinity);
  });

  it('is the same whether equal patterns are given together or one by one', () => {
    const truth = [-1, 0, 1].map((b) => logistic(1, b));
    const people = drawn(truth, 300);
    const doubled = people.flatMap((pattern) => [pattern, pattern]);
    const counted = people.map((pattern) => ({ ...pattern, count: 2 }));
    expect(calibrate('1pl', ids(truth), doubled)).toEqual(calibrate('1pl', ids(truth), counted));
  });
});

describe('what answers do not identify', () => {
  const two = drawn([logistic(1, -0.5), logistic(1, 0.5)], 500);

  it('is refused: two free slopes of two items; one slope for both is accepted', () => {
    expect(calibrate('2pl', ['i1', 'i2'], two)).toEqual({
      calibration: undefined,
      codes: ['diagnostics.not_identified'],
    });
    expect(calibrate('1pl', ['i1', 'i2'], two).calibration?.hasConverged).toBe(true);
    expect(calibrate('rasch', ['i1', 'i2'], two).calibration?.hasConverged).toBe(true);
  });

  it('is refused where people answered either pair of items, but never both', () => {
    const pairs = two.flatMap(({ responses: [x = 0, y = 0] }): Pattern[] => [
      { responses: [x, y, null, null], count: 1 },
      { responses: [null, null, y, x], count: 1 },
    ]);
    expect(calibrate('2pl', ids([1, 2, 3, 4]), pairs).codes).toEqual([
      'diagnostics.not_identified',
    ]);
  });

  it.each<[string, Model, (number | null)[][]]>([
    [
      'item_answered_alike',
      '2pl',
      [
        [1, 0, 1],
        [1, 1, 0],
        [1, null, null],
      ],
    ],
    [
      'category_not_chosen',
      'graded',
      [
        [0, 0, 1],
        [2, 1, 0],
      ],
    ],
    ['pattern_not_of_items', '2pl', [[0, 2, 1]]],
    ['pattern_not_of_items', '2pl', [[0, 1]]],
  ])('is refused by name: %s', (code, model, rows) => {
    const patterns = rows.map((responses) => ({ responses, count: 10 }));
    expect(calibrate(model, ['i1', 'i2', 'i3'], patterns).codes).toContain(`diagnostics.${code}`);
  });

  it('includes an item that the less able answer better', () => {
    const truth = [-1, 0, 1, 0.3, -0.3].map((b) => logistic(1.3, b));
    const people = drawn(truth, 1500).map(({ responses: [first, ...rest] }) => ({
      responses: [1 - (first ?? 0), ...rest],
      count: 1,
    }));
    const { calibration, codes } = calibrate('2pl', ids(truth), people);
    expect(calibration).toBeUndefined();
    expect(codes).toEqual(['diagnostics.discrimination_not_positive']);
  });
});
