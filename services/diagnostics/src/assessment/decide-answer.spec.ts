import { starterItems } from '../bank/starter-bank.js';
import type { Assessment } from './assessment.js';
import { decideAnswer } from './decide-answer.js';

const [item, other] = starterItems();
if (item === undefined || other === undefined) throw new Error('empty');
const right = { given: { kind: 'choices' as const, ids: item.answer }, seconds: 12 };
const unknown = { given: { kind: 'unknown' as const } };
const fresh: Pick<Assessment, 'answers' | 'endedAt' | 'withdrawnAt'> = { answers: [] };
const answered = { answers: [{ item: item.id, given: right.given, value: 1 }] };
const told = (...given: Parameters<typeof decideAnswer>): string => {
  const decision = decideAnswer(...given);
  return decision.kind === 'refused'
    ? decision.error.code.replace('diagnostics.', '')
    : decision.kind;
};

describe('an answer of a participant', () => {
  it('is stored with its score and its time', () => {
    expect(decideAnswer(fresh, item.id, item, right, [item.id])).toEqual({
      kind: 'stored',
      answer: { item: item.id, given: right.given, value: 1, seconds: 12 },
    });
    expect(told(fresh, item.id, item, unknown, [item.id])).toBe('stored');
  });

  it('that is given twice is the same; another one is refused, also after the end', () => {
    expect(told(answered, item.id, item, right, [other.id])).toBe('same');
    expect(told(answered, item.id, item, unknown, [other.id])).toBe('answered_otherwise');
    const ended = { ...answered, endedAt: new Date(0) };
    expect(told(ended, item.id, item, right, [])).toBe('same');
    expect(told(ended, other.id, other, unknown, [])).toBe('assessment_ended');
  });

  it('is refused to a question that was not asked, in another form, and after withdrawal', () => {
    expect(told(fresh, other.id, other, unknown, [item.id])).toBe('item_not_asked');
    expect(told(fresh, 'nothing', undefined, unknown, ['nothing'])).toBe('item_not_asked');
    const text = { given: { kind: 'text' as const, text: 'a' } };
    expect(told(fresh, item.id, item, text, [item.id])).toBe('answer_not_of_form');
    const withdrawn = { ...answered, withdrawnAt: new Date(0) };
    expect(told(withdrawn, item.id, item, right, [])).toBe('assessment_withdrawn');
  });
});
