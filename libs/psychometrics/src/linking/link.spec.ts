import { Findings } from '@maillage/kernel';
import { type Item } from '../model/item.js';
import { type Anchor, type LinkMethod, linkVersions, rescale } from './link.js';

const METHODS: LinkMethod[] = ['mean_sigma', 'stocking_lord'];
const OLD: Item[] = [-1.5, -0.4, 0.2, 0.9, 1.7].map((b, at) => ({
  kind: 'logistic',
  id: `i${at}`,
  a: 0.8 + at / 5,
  b,
  c: at === 2 ? 0.2 : 0,
}));
const GRADED: Item = { kind: 'graded', id: 'g', a: 1.1, thresholds: [-1, 0.1, 1.2] };
const TRUE = { slope: 1.3, intercept: -0.4 };
const anchorsOf = (items: readonly Item[]): Anchor[] =>
  items.map((from) => ({ from, to: rescale(from, TRUE) }));
const link = (method: LinkMethod, anchors: readonly Anchor[]) => {
  const findings = new Findings('diagnostics');
  return {
    link: linkVersions(method, anchors, findings),
    codes: findings.faults.map((f) => f.code),
  };
};

describe.each(METHODS)('linking by %s', (method) => {
  it('finds a scale again that was only moved and stretched, without error', () => {
    const { link: found } = link(method, anchorsOf([...OLD, GRADED]));
    expect(found?.slope).toBeCloseTo(1.3, 8);
    expect(found?.intercept).toBeCloseTo(-0.4, 8);
    expect(found?.residual).toBeCloseTo(0, 8);
    expect(found?.errors.slope).toBeCloseTo(0, 8);
    expect(found?.errors.intercept).toBeCloseTo(0, 8);
  });

  it('has an error where anchors disagree', () => {
    const drifted = anchorsOf(OLD).map(({ from, to }, at) => ({
      from,
      to: at === 0 ? rescale(to, { slope: 1, intercept: 0.5 }) : to,
    }));
    const { link: found } = link(method, drifted);
    expect(found?.errors.intercept).toBeGreaterThan(0.03);
    expect(found?.residual).toBeGreaterThan(0.1);
  });

  it('is refused with too few anchors, and with anchors of one difficulty where it needs several', () => {
    expect(link(method, anchorsOf(OLD.slice(0, 2))).codes).toEqual(['diagnostics.too_few_anchors']);
    const alike = anchorsOf(OLD.map((item) => ({ ...item, b: 0 }) as Item));
    expect(link('mean_sigma', alike).codes).toEqual(['diagnostics.anchors_alike']);
  });
});

describe('mean–sigma', () => {
  it('is mean and deviation of difficulties', () => {
    const item = (b: number): Item => ({ kind: 'logistic', id: 'i', a: 1, b, c: 0 });
    const anchors = [
      { from: item(-1), to: item(0) },
      { from: item(0), to: item(2) },
      { from: item(1), to: item(4) },
    ];
    expect(link('mean_sigma', anchors).link).toMatchObject({ slope: 2, intercept: 2 });
  });
});
