import { Findings } from '@maillage/kernel';
import { random } from '@maillage/testing';
import { type AnswerMatrix, type Pattern, readAnswers } from '../calibration/answers.js';
import { calibrateConditional } from '../calibration/conditional.js';
import { calibrateMarginal } from '../calibration/marginal.js';
import { chiSquareTail } from '../statistics/tails.js';
import { differentialFunctioning } from './differential-functioning.js';
import { itemFit } from './item-fit.js';
import { personFit } from './person-fit.js';

const right = (a: number, b: number, theta: number): number => 1 / (1 + Math.exp(-a * (theta - b)));
const ITEMS = [-1.5, -1, -0.5, 0, 0, 0.5, 1, 1.5].map((b, at) => ({ a: 1 + (at % 3) / 4, b }));

/** Answers of people whose items may be harder, or guessed at. */
function drawn(
  people: number,
  seed: number,
  p = (at: number, theta: number) => curve(at, theta),
): AnswerMatrix {
  const { next } = random(seed);
  const patterns = Array.from({ length: people }, (): Pattern => {
    const theta = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return { count: 1, responses: ITEMS.map((_, at) => (next() < p(at, theta) ? 1 : 0)) };
  });
  const matrix = readAnswers(
    '2pl',
    ITEMS.map((_, at) => `i${at}`),
    patterns,
    new Findings('diagnostics'),
  );
  if (matrix === undefined) throw new Error('refused');
  return matrix;
}
const curve = (at: number, theta: number): number =>
  right(ITEMS[at]?.a ?? NaN, ITEMS[at]?.b ?? NaN, theta);

describe('the tail of χ²', () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [0.5, 3, 0.9188914116546732],
    [40, 10, 1.694e-5],
  ])('beyond %p with %p degrees is %p', (x, degrees, p) => {
    expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 8);
    expect(chiSquareTail(0, degrees)).toBe(1);
  });
});

describe('fit of items', () => {
  const fitOf = (matrix: AnswerMatrix) => {
    const calibration = calibrateMarginal('2pl', matrix, new Findings('diagnostics'));
    if (calibration === undefined) throw new Error('refused');
    return itemFit(calibration, matrix);
  };

  it('is good where the model is true', () => {
    const fits = fitOf(drawn(1500, 3));
    expect(fits).toHaveLength(8);
    for (const { infit, outfit, chiSquare } of fits) {
      expect(infit).toBeGreaterThan(0.8);
      expect(infit).toBeLessThan(1.2);
      expect(outfit).toBeGreaterThan(0.6);
      expect(chiSquare?.degrees).toBe(5);
      expect(chiSquare?.p).toBeGreaterThan(0.001);
    }
  });

  it('finds the item whose parameters are not those of the answers', () => {
    const items = ITEMS.map(({ a, b }, at) => ({
      item: { kind: 'logistic' as const, id: `i${at}`, a: at === 3 ? 3 : a, b, c: 0 },
      errors: {},
    }));
    const ps = itemFit({ items, model: '2pl', method: 'mml' }, drawn(1500, 3)).map(
      ({ chiSquare }) => chiSquare?.p ?? NaN,
    );
    expect(ps.indexOf(Math.min(...ps))).toBe(3);
    expect(Math.min(...ps)).toBeLessThan(1e-6);
  });
});

describe('fit of Rasch items after a conditional calibration', () => {
  it('is at the estimates of people, and shows which items discriminate more', () => {
    const matrix = drawn(1500, 4);
    const calibration = calibrateConditional(matrix, new Findings('diagnostics'));
    if (calibration === undefined) throw new Error('refused');
    const infits = itemFit(calibration, matrix).map(({ infit }) => infit);
    // Slopes are 1, 1.25, 1.5 in turn: the steeper, the more redundant.
    const mean = (rest: number): number => {
      const its = infits.filter((_, at) => at % 3 === rest);
      return its.reduce((sum, value) => sum + value, 0) / its.length;
    };
    expect(mean(0)).toBeGreaterThan(mean(1));
    expect(mean(1)).toBeGreaterThan(mean(2));
  });
});

describe('fit of a person', () => {
  const answers = (pattern: string) =>
    [...pattern].map((x, at) => ({
      item: { kind: 'logistic' as const, id: 'i', a: 1.5, b: at - 2, c: 0 },
      category: Number(x),
    }));

  it('tells the likely from the unlikely', () => {
    const likely = personFit(answers('11100'), 0.3);
    const unlikely = personFit(answers('00111'), 0.3);
    expect(likely?.lz).toBeGreaterThan(0.5);
    expect(likely?.outfit).toBeLessThan(0.6);
    expect(unlikely?.lz).toBeLessThan(-3);
    expect(unlikely?.infit).toBeGreaterThan(2);
    expect(personFit([], 0)).toBeUndefined();
  });

  it('is l_z by its definition', () => {
    const [first] = answers('1');
    if (first === undefined) throw new Error('empty');
    const p = right(1.5, -2, 0);
    const [x, y] = [Math.log(p), Math.log(1 - p)];
    const expected = p * x + (1 - p) * y;
    const variance = p * (1 - p) * (x - y) ** 2;
    expect(personFit([first], 0)?.lz).toBeCloseTo((x - expected) / Math.sqrt(variance), 12);
  });
});

describe('differential item functioning', () => {
  it('is negligible between groups that differ in ability alone, and warned of where an item is harder', () => {
    const reference = drawn(2000, 5);
    const weaker = drawn(2000, 6, (at, theta) => curve(at, theta - 0.6));
    const harmed = drawn(2000, 6, (at, theta) => curve(at, theta - 0.6 - (at === 4 ? 1 : 0)));
    expect(differentialFunctioning(reference, weaker).filter((one) => one?.level === 'C')).toEqual(
      [],
    );
    const found = differentialFunctioning(reference, harmed)[4];
    expect(found).toMatchObject({ id: 'i4', level: 'C' });
    expect(found?.delta).toBeLessThan(-1.5);
    expect(found?.oddsRatio).toBeGreaterThan(1.9);
  });

  it('is the ratio of odds at equal scores', () => {
    const group = (counts: Readonly<Record<string, number>>): AnswerMatrix => {
      const patterns = Object.entries(counts).map(([pattern, count]) => ({
        responses: [...pattern].map(Number),
        count,
      }));
      const matrix = readAnswers('2pl', ['i1', 'i2'], patterns, new Findings('diagnostics'));
      if (matrix === undefined) throw new Error('refused');
      return matrix;
    };
    // At score 1: 30 and 10 against 20 and 20. Scores 0 and 2 compare nothing.
    const [first] = differentialFunctioning(
      group({ '10': 30, '01': 10, '11': 5, '00': 5 }),
      group({ '10': 20, '01': 20, '11': 5, '00': 5 }),
    );
    expect(first?.oddsRatio).toBeCloseTo(3, 12);
    expect(first?.delta).toBeCloseTo(-2.35 * Math.log(3), 12);
    expect(first?.deltaError).toBeCloseTo(2.35 * Math.sqrt(1 / 30 + 1 / 10 + 1 / 20 + 1 / 20), 12);
    // (|30 − 25| − ½)² ÷ (40 · 40 · 50 · 30 / (80² · 79)).
    expect(first?.chiSquare).toBeCloseTo(4.5 ** 2 / ((40 * 40 * 50 * 30) / (80 * 80 * 79)), 12);
  });
});
