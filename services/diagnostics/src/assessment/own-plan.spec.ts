import type { Rules } from '@maillage/psychometrics';
import type { BankItem } from '../bank/bank.js';
import { starterItems } from '../bank/starter-bank.js';
import { planOf } from '../estimation/plan.js';
import type { Assessment, StoredAnswer } from './assessment.js';
import { askedOf, type Closed, nextOf, notAskable } from './own-plan.js';

const BANK = starterItems();
const RULES: Rules = {
  stop: { items: 12 },
  balance: { by: 'area', weights: { 1: 1, 2: 2, 3: 1 } },
};
const plan = planOf(RULES, BANK);
const screen = { mode: 'ecran', isAdjusted: false, hasMediator: false } as const;
const begun = (answers: readonly StoredAnswer[], over: Partial<Assessment> = {}): Assessment => ({
  id: 'a',
  campaignId: 'c',
  person: 'p',
  seed: 7,
  ...screen,
  consent: { version: 1, hash: '' },
  startedAt: new Date(0),
  version: 0,
  answers,
  ...over,
});
const own = notAskable(BANK, screen);
const OPEN: Closed = { own, outOfUse: [] };

/** A whole test, resumed before each question: what is asked follows from the answers alone. */
function take(value: (item: string) => StoredAnswer['value'], closed = OPEN): StoredAnswer[] {
  let answers: StoredAnswer[] = [];
  for (;;) {
    const next = nextOf(plan, begun(answers), closed);
    if (next.kind === 'stop') return answers;
    const given = { kind: 'unknown' } as const;
    answers = [...answers, { item: next.item, given, value: value(next.item) }];
  }
}

describe('the next question of a participant', () => {
  it('is the same on any device, and after any pause (D-03)', () => {
    const whole = take((item) => (item.endsWith('1') ? 1 : 0));
    expect(whole).toHaveLength(12);
    for (const at of whole.keys())
      expect(nextOf(plan, begun(whole.slice(0, at)), OPEN)).toMatchObject({
        item: whole[at]?.item,
      });
    expect(take((item) => (item.endsWith('1') ? 1 : 0))).toEqual(whole);
  });

  it('is one that can be asked so: in this mode, and practical checks where a mediator is there', () => {
    const forms = (answers: StoredAnswer[]): (BankItem | undefined)[] =>
      answers.map(({ item }) => BANK.find(({ id }) => id === item));
    expect(forms(take(() => 1)).some((item) => item?.form === 'verification_par_mediateur')).toBe(
      false,
    );
    const aloud = notAskable(BANK, { mode: 'oral', isAdjusted: false, hasMediator: false });
    const asked = forms(take(() => 1, { own: aloud, outOfUse: [] }));
    expect(asked.every((item) => item?.modes.includes('oral'))).toBe(true);
    expect(notAskable(BANK, { ...screen, hasMediator: true }).length).toBeLessThan(own.length);
  });

  it('is another where the one that waits was retired; an answer to that one is still taken (D-08)', () => {
    const two = take(() => 1).slice(0, 2);
    const waiting = nextOf(plan, begun(two), OPEN);
    if (waiting.kind !== 'item') throw new Error('no question');
    const gone = { own, outOfUse: [waiting.item] };
    const instead = nextOf(plan, begun(two), gone);
    expect(instead).toMatchObject({ kind: 'item' });
    expect(instead).not.toMatchObject({ item: waiting.item });
    expect(askedOf(plan, begun(two), gone)).toContain(waiting.item);
    expect(take(() => 1, gone).map(({ item }) => item)).not.toContain(waiting.item);
  });

  it('is none that the person saw within the last year', () => {
    const before = take(() => 1).map(({ item }) => item);
    const again = take(() => 1, { own: [...own, ...before], outOfUse: [] }).map(({ item }) => item);
    expect(again).toHaveLength(12);
    expect(again.filter((item) => before.includes(item))).toEqual([]);
  });
});
