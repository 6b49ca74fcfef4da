import type { CompetenceShare } from './group.js';
import { leversOf } from './levers.js';

const share = (competence: string, below: number, shortfall: number, error = 0.02) =>
  ({
    ...{ competence, people: 8, target: 0, below, standardError: 0.1 },
    ...{ distance: 0, distanceError: 0.1, shortfall, shortfallError: error },
    gaps: [below, 0, 0],
  }) satisfies CompetenceShare;
const target = (competence: string, weight: number) => ({ competence, level: 'x', weight });

describe('levers of a group', () => {
  const targets = [target('1.1', 1), target('2.1', 3), target('3.1', 1)];

  it('are people × distance × weight, of the whole group, the greatest first', () => {
    const competences = [share('1.1', 0.5, 0.4), share('2.1', 0.4, 0.2)];
    const [first, second] = leversOf({ people: 10, competences }, targets);
    expect(first).toMatchObject({ competence: '2.1', rank: 1, below: 4, weight: 3 });
    expect(first?.distance).toBeCloseTo(0.5, 12);
    expect(first?.score).toBeCloseTo(4 * 0.5 * 3, 12);
    expect(second).toMatchObject({ competence: '1.1', rank: 2, below: 5 });
    expect(second?.score).toBeCloseTo(5 * 0.8, 12);
  });

  it('share a rank where the error does not tell them apart', () => {
    const close = [share('1.1', 0.5, 0.4, 0.1), share('3.1', 0.5, 0.39, 0.1)];
    expect(leversOf({ people: 10, competences: close }, targets).map(({ rank }) => rank)).toEqual([
      1, 1,
    ]);
  });

  it('leave out where nobody is below', () => {
    expect(leversOf({ people: 10, competences: [share('1.1', 0, 0)] }, targets)).toEqual([]);
  });
});
