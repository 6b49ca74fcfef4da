import { starterItems } from '../bank/starter-bank.js';
import { planOf } from '../estimation/plan.js';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { BUILT_IN as PROFILES } from '../profile/profile.js';
import type { Assessment, StoredAnswer } from './assessment.js';
import { ownResult } from './own-result.js';

const BANK = starterItems();
const found = findFramework(BUILT_IN, DEFAULT);
const [profile] = PROFILES;
if (found === undefined || profile === undefined) throw new Error('no content');
const digcomp = found;
const targets = profile.targets;
const plan = planOf({ stop: { items: 60 }, rapidSeconds: 2 }, BANK);
const result = (answers: StoredAnswer[], over: Partial<Assessment> = {}) =>
  ownResult(
    plan,
    {
      id: 'a',
      campaignId: 'c',
      person: 'p',
      seed: 1,
      mode: 'ecran',
      isAdjusted: false,
      hasMediator: false,
      consent: { version: 1, hash: '' },
      startedAt: new Date(0),
      version: 0,
      answers,
      ...over,
    },
    digcomp,
    targets,
    BANK,
  );
const answers = (count: number, value: StoredAnswer['value'], seconds?: number): StoredAnswer[] =>
  BANK.slice(0, count).map(({ id }) => ({
    item: id,
    given: { kind: 'unknown' },
    value,
    ...(seconds === undefined ? {} : { seconds }),
  }));

describe("a person's result", () => {
  it.each([
    ['all right', 1, 'all_right'],
    ['all wrong', 0, 'all_wrong'],
    ['all "je ne sais pas"', 'unknown', 'all_wrong'],
  ] as const)('of %s is finite, wide, and said to be so', (_, value, uniformity) => {
    const { overall } = result(answers(5, value));
    expect(overall.uniformity).toBe(uniformity);
    expect(Number.isFinite(overall.theta)).toBe(true);
    expect(overall.standardError).toBeGreaterThan(0.4);
  });

  it('tells no level without an answer, and an area without answers as widely as before', () => {
    const { overall, areas } = result(answers(5, 1));
    expect(overall.answers).toBe(5);
    const empty = areas.find(({ area }) => area === '5');
    expect(empty).toMatchObject({ answers: 0, uniformity: 'none', position: 'near' });
    expect(empty?.standardError).toBeCloseTo(1, 3);
  });

  it('tells a single competence only where enough answers leave a small error', () => {
    expect(result(answers(2, 1)).competences).toEqual([]);
    const sensible = BANK.slice(0, 34).map(({ id, parameters }): StoredAnswer => ({
      item: id,
      given: { kind: 'unknown' },
      value: (parameters?.b ?? 0) < 0 ? 1 : 0,
    }));
    const many = result(sensible).competences.map(({ competence, standardError }) => [
      competence,
      standardError <= 0.6,
    ]);
    expect(many.length).toBeGreaterThan(0);
    expect(
      many.every(([competence, isSmall]) => String(competence).startsWith('1.') && isSmall),
    ).toBe(true);
  });

  it('takes rapid answers as missing on a screen, and reads no time under adjusted conditions (D-15)', () => {
    const rapid = answers(5, 0, 1);
    expect(result(rapid).overall.answers).toBe(0);
    for (const over of [{ isAdjusted: true }, { mode: 'oral' as const }])
      expect(result(rapid, over).overall).toMatchObject({ answers: 5, uniformity: 'all_wrong' });
  });

  it('takes what was passed over as missing, neither right nor wrong', () => {
    const passed = {
      item: BANK[5]?.id ?? '',
      given: { kind: 'passed' as const },
      value: 'missing' as const,
    };
    expect(result([...answers(5, 1), passed]).overall).toEqual(result(answers(5, 1)).overall);
    expect(result([passed]).overall).toMatchObject({ answers: 0, uniformity: 'none' });
  });

  it('is not changed by an item that is not scored (D-13)', () => {
    const trial = { item: 'trial', given: { kind: 'unknown' as const }, value: 1 };
    const five = answers(5, 1);
    expect(result([...five.slice(0, 3), trial, ...five.slice(3)]).overall).toEqual(
      result(five).overall,
    );
  });

  it('says that it rests on items that are not calibrated', () => {
    expect(result(answers(5, 1)).isCalibrated).toBe(false);
  });
});
