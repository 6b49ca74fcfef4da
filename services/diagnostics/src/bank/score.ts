import { foldText } from '@maillage/kernel';
import type { BankItem } from './bank.js';

/** What was answered: ids of choices in the order in which they were given, a text, "je ne sais pas", or nothing: passed over. */
export type Given =
  | { readonly kind: 'choices'; readonly ids: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'passed' };

/** Whether an answer is of the item's form, naming choices that were offered. */
export function fitsForm({ form, choices = [] }: BankItem, given: Given): boolean {
  if (given.kind === 'unknown' || given.kind === 'passed') return true;
  if (given.kind === 'text') return form === 'texte_court';
  if (form === 'texte_court') return false;
  const { ids } = given;
  const areOffered = ids.every((id) => choices.some((one) => one.id === id));
  const isOnce = new Set(ids).size === ids.length;
  const isCount =
    form === 'une_reponse' ? ids.length === 1 : form !== 'ordre' || ids.length === choices.length;
  return areOffered && isOnce && isCount;
}

/** Right (1) or wrong (0); for a graded check by a mediator, how many points were seen. What was passed over is neither. */
export function scoreOf(item: BankItem, given: Given): number | 'unknown' | 'missing' {
  if (given.kind === 'unknown') return 'unknown';
  if (given.kind === 'passed') return 'missing';
  const { form, answer } = item;
  if (given.kind === 'text') {
    const text = foldText(given.text);
    return answer.some((one) => foldText(one) === text) ? 1 : 0;
  }
  const right = given.ids.filter((id) => answer.includes(id)).length;
  if (item.parameters?.model === 'graded') return right;
  if (form === 'ordre') return given.ids.every((id, at) => id === answer[at]) ? 1 : 0;
  if (form === 'verification_par_mediateur') return right === answer.length ? 1 : 0;
  return right === answer.length && given.ids.length === answer.length ? 1 : 0;
}
