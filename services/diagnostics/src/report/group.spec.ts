import type { Answer } from '@maillage/psychometrics';
import { starterItems } from '../bank/starter-bank.js';
import { planOf } from '../estimation/plan.js';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { lastOf, type Member, releaseOf, reportOf } from './group.js';

const found = findFramework(BUILT_IN, DEFAULT);
if (found === undefined) throw new Error('no default framework');
const digcomp = found;
const plan = planOf({ stop: { items: 10 } }, starterItems());
const TARGETS = [{ competence: '1.1', level: 'intermediate', weight: 1 }];
const items = [...plan.items.values()].filter(({ competence }) => competence === '1.1');
const member = (assessment: string, category: number, count = 3): Member => ({
  assessment,
  answers: items.slice(0, count).map(({ item }): Answer => ({ item, category })),
  theta: category,
  standardError: 0.5,
});
const five = (category: number): Member[] =>
  ['a', 'b', 'c', 'd', 'e'].map((id) => member(id, category));
const report = (members: Member[]) => reportOf(members, plan, digcomp, TARGETS);

describe('a report of a group', () => {
  it('is a mean of probabilities, with the error that the answers leave', () => {
    const low = report(five(0));
    const high = report(five(1));
    expect([low.people, low.mean, high.mean]).toEqual([5, 0, 1]);
    expect(low.meanError).toBeCloseTo(0.5 / Math.sqrt(5), 12);
    const [share] = low.competences;
    expect(share).toMatchObject({ competence: '1.1', people: 5, target: -0.25 });
    expect(share?.below).toBeGreaterThan(0.5);
    expect(share?.below).toBeLessThan(1);
    expect(share?.standardError).toBeCloseTo(
      Math.sqrt((share?.below ?? 0) * (1 - (share?.below ?? 0))) / Math.sqrt(5),
      10,
    );
    expect(high.competences[0]?.below).toBeLessThan(share?.below ?? 0);
  });

  it('leaves out what fewer than five answered anything about', () => {
    const one = report([...five(1).slice(1), member('e', 1, 0)]);
    expect([one.people, one.overall, one.areas, one.competences]).toEqual([5, undefined, [], []]);
  });
});

describe('the members of a group', () => {
  it('count once each, by what they finished last (D-09)', () => {
    const at = (millis: number): Date => new Date(millis);
    const scores = [60, 60, 60, 60, 40].map((score, person) => ({
      person: String(person),
      score,
      endedAt: at(1),
    }));
    const all = lastOf([...scores, { person: '4', score: 80, endedAt: at(2) }]);
    expect(all).toHaveLength(5);
    expect(all.reduce((sum, { score }) => sum + score, 0) / 5).toBe(64);
  });

  it('are shown from five on, and no difference between two reports tells of fewer', () => {
    const ids = (...names: string[]): string[] => names;
    const shown = ids('a', 'b', 'c', 'd', 'e', 'f');
    expect(releaseOf(undefined, ids('a', 'b', 'c', 'd'))).toBe('withhold');
    expect(releaseOf(undefined, ids('a', 'b', 'c', 'd', 'e'))).toBe('publish');
    expect(releaseOf(shown, shown)).toBe('keep');
    expect(releaseOf(shown, [...shown, 'g'])).toBe('keep');
    expect(releaseOf(shown, shown.slice(1))).toBe('withhold');
    expect(releaseOf(shown, shown.slice(0, 4))).toBe('withhold');
    expect(releaseOf(shown, [...shown, 'g', 'h', 'i', 'j', 'k'])).toBe('publish');
    expect(releaseOf(shown, [...shown.slice(1), 'g', 'h', 'i', 'j'])).toBe('publish');
  });
});
