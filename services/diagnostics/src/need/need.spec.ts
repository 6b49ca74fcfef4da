import type { CompetenceShare } from '../report/group.js';
import { decideStatement, needsOf } from './need.js';

const share = (competence: string, below: number): CompetenceShare => ({
  ...{ competence, people: 6, target: 0, below, standardError: 0.1 },
  ...{ distance: -below, distanceError: 0.2, shortfall: below, shortfallError: 0.05 },
  gaps: [below / 2, below / 4, below / 4],
});
const TARGETS = [
  { competence: '1.1', level: 'intermediate', weight: 1 },
  { competence: '1.2', level: 'advanced', weight: 3 },
];

describe('needs of a group', () => {
  it('tell for each competence of its report how many are how far below what the job asks for', () => {
    const needs = needsOf(
      { people: 10, competences: [share('1.1', 0.2), share('1.2', 0.8)] },
      TARGETS,
    );
    expect(needs.map(({ competence, rank, urgency }) => [competence, rank, urgency])).toEqual([
      ['1.2', 1, 'haute'],
      ['1.1', 2, 'basse'],
    ]);
    expect(needs[0]).toMatchObject({ level: 'advanced', people: 6, below: 0.8, number: 8 });
    expect(needs[0]?.gaps).toEqual([0.4, 0.2, 0.2]);
  });

  it('tell nothing of what the report leaves out', () => {
    expect(needsOf({ people: 10, competences: [] }, TARGETS)).toEqual([]);
  });
});

describe('the statement of a campaign', () => {
  const [before, after] = [new Date(1), new Date(2)];

  it('is made anew by a newer report, and by no older one', () => {
    expect(decideStatement({ isStated: false }, { madeAt: before })).toBe('state');
    expect(decideStatement({ isStated: true, madeAt: before }, { madeAt: after })).toBe('state');
    expect(decideStatement({ isStated: true, madeAt: after }, { madeAt: after })).toBe('leave');
    expect(decideStatement({ isStated: false, madeAt: after }, { madeAt: before })).toBe('leave');
  });

  it('is taken back once where the report is withheld', () => {
    expect(decideStatement({ isStated: true, madeAt: before }, undefined)).toBe('takeBack');
    expect(decideStatement({ isStated: false, madeAt: before }, undefined)).toBe('leave');
  });
});
