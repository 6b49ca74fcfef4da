import type { Answer } from '@maillage/psychometrics';
import { starterItems } from '../bank/starter-bank.js';
import { planOf } from '../estimation/plan.js';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { lastOf, type Member, reportOf } from './group.js';
import { releaseOf } from './release.js';

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
    const [little, some, much] = share?.gaps ?? [0, 0, 0];
    expect(little + some + much).toBeCloseTo(share?.below ?? 0, 12);
    expect(Math.min(little, some, much)).toBeGreaterThan(0);
    expect(high.competences[0]?.gaps[2]).toBeLessThan(much);
  });

  it('leaves out what fewer than five answered anything about', () => {
    const one = report([...five(1).slice(1), member('e', 1, 0)]);
    expect([one.people, one.overall, one.areas, one.competences]).toEqual([5, undefined, [], []]);
  });
});

describe('a part of a report', () => {
  /** Members of whom some answered nothing about the competence. */
  const group = (answering: number, silent: number): Member[] =>
    Array.from({ length: answering + silent }, (_, at) =>
      member(`m-${at}`, 1, at < answering ? 3 : 0),
    );
  const next = (before: ReturnType<typeof report>, members: Member[]) =>
    reportOf(members, plan, digcomp, TARGETS, before);

  it('is not shown again where those who answered to it changed by fewer than five', () => {
    const first = report(group(5, 0));
    const [told] = first.competences;
    // Five joined the group, one of whom was asked about it: the difference would be that person's.
    const second = next(first, [...group(5, 0), member('x', 0), ...group(0, 4)]);
    expect([second.people, second.competences, second.areas]).toEqual([10, [], []]);
    expect(second.told['1.1']).toEqual(first.told['1.1']);
    const third = next(second, group(10, 0));
    expect(third.competences[0]?.people).toBe(10);
    // The same people are shown the same.
    expect(next(first, group(5, 5)).competences[0]).toEqual(told);
  });

  it('tells the distance to the profile with its width, and how far people are below it', () => {
    const [low] = report(five(0)).competences;
    const [high] = report(five(1)).competences;
    expect(low?.distance).toBeLessThan(high?.distance ?? 0);
    expect(low?.distanceError).toBeGreaterThan(0);
    expect(low?.shortfall).toBeGreaterThan(high?.shortfall ?? 1);
    // Who is surely far below is as far below as the mean says.
    expect(low?.shortfall).toBeGreaterThanOrEqual(-(low?.distance ?? 0));
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
