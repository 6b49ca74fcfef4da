import type { DomainError } from '@maillage/kernel';
import type { BankItem } from '../bank/bank.js';
import { fitsForm, type Given, scoreOf } from '../bank/score.js';
import type { Assessment, StoredAnswer } from './assessment.js';
import {
  answeredOtherwise,
  assessmentEnded,
  assessmentWithdrawn,
  notAsked,
  notOfForm,
} from './assessment.errors.js';

/** What an answer leads to: it is stored, it is there already, or it is refused. */
export type AnswerDecision =
  | { readonly kind: 'stored'; readonly answer: StoredAnswer }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly error: DomainError };

const refused = (error: DomainError): AnswerDecision => ({ kind: 'refused', error });
const isSame = (one: Given, other: Given): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Decides on an answer.
 * @param asked items that an answer may be to.
 */
export function decideAnswer(
  { answers, endedAt, withdrawnAt }: Pick<Assessment, 'answers' | 'endedAt' | 'withdrawnAt'>,
  id: string,
  item: BankItem | undefined,
  { given, seconds }: { readonly given: Given; readonly seconds?: number | undefined },
  asked: readonly string[],
): AnswerDecision {
  if (withdrawnAt !== undefined) return refused(assessmentWithdrawn());
  const known = answers.find((one) => one.item === id);
  if (known !== undefined)
    return isSame(known.given, given) ? { kind: 'same' } : refused(answeredOtherwise());
  if (endedAt !== undefined) return refused(assessmentEnded());
  if (item === undefined || !asked.includes(id)) return refused(notAsked());
  if (!fitsForm(item, given)) return refused(notOfForm());
  const value = scoreOf(item, given);
  return {
    kind: 'stored',
    answer: { item: id, given, value, ...(seconds === undefined ? {} : { seconds }) },
  };
}
