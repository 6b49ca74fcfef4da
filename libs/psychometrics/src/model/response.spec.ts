import fc from 'fast-check';
import { describeReal, readReal } from '../spec/real-data.js';
import { categoriesOf, type Item, type LogisticItem } from './item.js';
import { information, probabilities, respond, skewness, testInformation } from './response.js';

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anyItem = fc.oneof(
  fc.record<LogisticItem>({
    kind: fc.constant('logistic'),
    id: fc.constant('i'),
    a: within(0.2, 4),
    b: within(-3, 3),
    c: fc.constantFrom(0, 0.2, 0.4),
  }),
  fc
    .tuple(within(0.2, 4), fc.array(within(0.05, 2), { minLength: 1, maxLength: 5 }))
    .map(([a, steps]): Item => {
      let b = -2;
      return { kind: 'graded', id: 'i', a, thresholds: steps.map((step) => (b += step)) };
    }),
);

describe('a response', () => {
  it('has probabilities that sum to 1, and derivatives that are those of its logarithm', () => {
    fc.assert(
      fc.property(anyItem, within(-5, 5), (item, theta) => {
        const p = probabilities(item, theta);
        expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        for (let category = 0; category < categoriesOf(item); category++) {
          const h = 1e-5;
          const [left, here, right] = [theta - h, theta, theta + h].map((at) =>
            respond(item, category, at),
          ) as [ReturnType<typeof respond>, ReturnType<typeof respond>, ReturnType<typeof respond>];
          expect(here.slope).toBeCloseTo((right.logProbability - left.logProbability) / (2 * h), 6);
          // (log P)″ = P″ / P − (P′ / P)².
          expect(here.curvature - here.slope ** 2).toBeCloseTo(
            (right.slope - left.slope) / (2 * h),
            6,
          );
        }
      }),
    );
  });

  it('has the information that its categories give, Σ P′² / P', () => {
    fc.assert(
      fc.property(anyItem, within(-5, 5), (item, theta) => {
        const sum = probabilities(item, theta).reduce(
          (total, p, category) => total + p * respond(item, category, theta).slope ** 2,
          0,
        );
        expect(information(item, theta)).toBeCloseTo(sum, 12);
      }),
    );
  });

  it('keeps its logarithm where its probability is too small for a number', () => {
    const item: Item = { kind: 'graded', id: 'i', a: 2, thresholds: [0, 1] };
    expect(respond(item, 1, -1000).logProbability).toBeCloseTo(
      -2000 + Math.log1p(-Math.exp(-2)),
      8,
    );
    expect(respond(item, 0, 1000).logProbability).toBe(-2000);
  });

  it("is as skew as Warm's correction of the Rasch model says: J = Σ p q (1 − 2p)", () => {
    const item: Item = { kind: 'logistic', id: 'i', a: 1, b: 0, c: 0 };
    const p = 1 / (1 + Math.exp(-0.7));
    expect(skewness(item, 0.7)).toBeCloseTo(p * (1 - p) * (1 - 2 * p), 14);
  });
});

interface Curves {
  readonly LSAT6: {
    readonly theta: number[];
    readonly a: number[];
    readonly b: number[];
    readonly info: number[][];
    readonly prob: number[][];
    readonly testInfo: number[];
  };
}

describeReal('curves of LSAT6 under the two-parameter model (real data)', () => {
  it('are those given, to 13 digits', () => {
    const { theta, a, b, info, prob, testInfo } = readReal<Curves>('lsat6-information.json').LSAT6;
    const items = a.map((slope, at): Item => ({
      kind: 'logistic',
      id: String(at),
      a: slope,
      b: b[at] ?? NaN,
      c: 0,
    }));
    items.forEach((item, at) => {
      theta.forEach((point, column) => {
        expect(information(item, point)).toBeCloseTo(info[at]?.[column] ?? NaN, 13);
        expect(probabilities(item, point)[1]).toBeCloseTo(prob[at]?.[column] ?? NaN, 13);
      });
    });
    theta.forEach((point, column) => {
      expect(testInformation(items, point)).toBeCloseTo(testInfo[column] ?? NaN, 13);
    });
    expect(items).toHaveLength(5);
  });
});
