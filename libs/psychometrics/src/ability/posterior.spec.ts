import fc from 'fast-check';
import { type Answer } from '../model/item.js';
import { shareBelow } from './group.js';
import { expectedAPosteriori, shortfall } from './posterior.js';
import { gaussHermite } from './quadrature.js';

const answerTo = (b: number, category: number): Answer => ({
  item: { kind: 'logistic', id: 'i', a: 1.3, b, c: 0 },
  category,
});

const probabilityBelow = (level: number, answers: readonly Answer[]): number =>
  shortfall(level, answers).probability;

describe('quadrature', () => {
  it('of Gauss and Hermite integrates powers against the normal density exactly', () => {
    const { nodes, weights } = gaussHermite(21);
    const moment = (power: number): number =>
      nodes.reduce((sum, node, at) => sum + node ** power * (weights[at] ?? NaN), 0);
    expect([0, 1, 2, 3, 4, 6, 8].map(moment)).toEqual(
      [1, 0, 1, 0, 3, 15, 105].map((value) => expect.closeTo(value, 9)),
    );
  });
});

describe('P(θ < target | answers)', () => {
  it('is that of the prior before any answer', () => {
    expect(probabilityBelow(0, [])).toBeCloseTo(0.5, 12);
    expect(probabilityBelow(-1, [])).toBeCloseTo(0.158655253931457, 8);
    expect(probabilityBelow(1.96, [])).toBeCloseTo(0.97500210485178, 8);
    expect(probabilityBelow(-9, [])).toBe(0);
    expect(probabilityBelow(9, [])).toBe(1);
  });

  it('comes with how far below: the moments of a normal density cut at the level', () => {
    // E[(t − θ)⁺] = t Φ(t) + φ(t) and E[((t − θ)⁺)²] = (t² + 1) Φ(t) + t φ(t) under N(0, 1).
    const [below, density] = [0.841344746068543, 0.241970724519143];
    const mean = below + density;
    const found = shortfall(1, []);
    expect(found.mean).toBeCloseTo(mean, 8);
    expect(found.variance).toBeCloseTo(2 * below + density - mean ** 2, 7);
    expect(shortfall(-9, [])).toEqual({ probability: 0, mean: 0, variance: 0 });
    expect(shortfall(9, []).mean).toBeCloseTo(9, 8);
  });

  it('rises with the target, and falls with a right answer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (b, target) => {
          const wrong = probabilityBelow(target, [answerTo(b, 0)]);
          expect(probabilityBelow(target, [answerTo(b, 1)])).toBeLessThan(wrong);
          expect(probabilityBelow(target + 0.1, [answerTo(b, 0)])).toBeGreaterThan(wrong);
        },
      ),
    );
  });

  it('has the share of the population as its mean over all that can be answered', () => {
    // Σ P(pattern) P(θ < t | pattern) = P(θ < t): the law that counting estimates breaks.
    const items = [-1, 0, 0.5, 1];
    const mean = (category: number[]): number => {
      const answers = category.map((value, at) => answerTo(items[at] ?? NaN, value));
      const { nodes, weights } = gaussHermite(61);
      const weight = nodes.reduce((sum, node, at) => {
        const p = answers.reduce((product, { category: x }, index) => {
          const right = 1 / (1 + Math.exp(-1.3 * (node - (items[index] ?? NaN))));
          return product * (x === 1 ? right : 1 - right);
        }, 1);
        return sum + p * (weights[at] ?? NaN);
      }, 0);
      return weight * probabilityBelow(-1, answers);
    };
    let total = 0;
    for (let code = 0; code < 16; code++)
      total += mean([0, 1, 2, 3].map((bit) => (code >> bit) & 1));
    expect(total).toBeCloseTo(0.158655253931457, 6);
  });
});

describe('a group', () => {
  it('has the mean of its people as its share, and the error that their answers leave', () => {
    expect(shareBelow([])).toBeUndefined();
    expect(shareBelow([0, 1, 0.5, 0.5])).toEqual({
      people: 4,
      share: 0.5,
      standardError: Math.sqrt(0.5) / 4,
    });
    expect(shareBelow([1, 0])?.standardError).toBe(0);
  });
});

describe('expected a posteriori', () => {
  it('draws to the mean of the prior', () => {
    const answers = [answerTo(0, 1)];
    expect(expectedAPosteriori(answers).theta).toBeGreaterThan(0);
    expect(expectedAPosteriori(answers).theta).toBeLessThan(1);
  });
});
