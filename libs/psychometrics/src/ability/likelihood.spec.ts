import { type Answer, type Item } from '../model/item.js';
import { bayesModal, maximumLikelihood, weightedLikelihood } from './likelihood.js';
import { expectedAPosteriori } from './posterior.js';

const item = (a: number, b: number, c = 0): Item => ({ kind: 'logistic', id: `${b}`, a, b, c });
const answers = (items: readonly Item[], pattern: string): Answer[] =>
  items.map((one, at) => ({ item: one, category: Number(pattern[at]) }));
const rasch = [item(1, -1), item(1, 0), item(1, 1)];

describe('all wrong and all right', () => {
  it('have no maximum likelihood, and finite, wide estimates by the other methods', () => {
    const wrong = answers(rasch, '000');
    const right = answers(rasch, '111');
    expect(maximumLikelihood(wrong)).toEqual({ unbounded: 'below' });
    expect(maximumLikelihood(right)).toEqual({ unbounded: 'above' });
    const eap = expectedAPosteriori(wrong);
    expect(eap.theta).toBeCloseTo(-0.9593, 4);
    expect(eap.standardError).toBeCloseTo(0.8117, 4);
    expect(expectedAPosteriori(right).theta).toBeCloseTo(-eap.theta, 12);
    expect(weightedLikelihood(wrong)).toMatchObject({ theta: expect.closeTo(-2.2947, 4) });
    expect(weightedLikelihood(right)).toMatchObject({ theta: expect.closeTo(2.2947, 4) });
  });

  it('of graded items are the ends of the scale', () => {
    const graded: Item = { kind: 'graded', id: 'g', a: 1.2, thresholds: [-1, 0, 1] };
    const all = (category: number): Answer[] => [{ item: graded, category }];
    expect(maximumLikelihood(all(0))).toEqual({ unbounded: 'below' });
    expect(maximumLikelihood(all(3))).toEqual({ unbounded: 'above' });
    // The middle of two boundaries, where the slope of the category between them is 0.
    expect(maximumLikelihood(all(1))).toMatchObject({ theta: expect.closeTo(-0.5, 10) });
  });
});

describe('one answer', () => {
  it.each([
    [1, 0, 0.4132, 0.9106],
    [1.5, 0.5, 0.6754, 0.8384],
  ])('to an item a = %p, b = %p, right, leaves ability wide', (a, b, theta, error) => {
    const eap = expectedAPosteriori(answers([item(a, b)], '1'));
    expect(eap.theta).toBeCloseTo(theta, 4);
    expect(eap.standardError).toBeCloseTo(error, 4);
  });
});

describe('no answers', () => {
  it('say nothing: the prior for Bayesian methods, no number for the others', () => {
    expect(maximumLikelihood([])).toEqual({ unbounded: 'everywhere' });
    expect(weightedLikelihood([])).toEqual({ unbounded: 'everywhere' });
    expect(bayesModal([], { mean: 1, sd: 0.5 })).toEqual({ theta: 1, standardError: 0.5 });
    expect(expectedAPosteriori([]).standardError).toBeCloseTo(1, 10);
  });
});

describe('a three-parameter pattern', () => {
  it('of which guessing everything is likeliest has no maximum likelihood', () => {
    // Right on the hardest alone.
    const items = [item(2, -2, 0.25), item(2, 0, 0.25), item(2, 2, 0.25)];
    expect(maximumLikelihood(answers(items, '001'))).toEqual({ unbounded: 'below' });
    expect(bayesModal(answers(items, '001')).theta).toBeLessThan(-1);
  });
});
