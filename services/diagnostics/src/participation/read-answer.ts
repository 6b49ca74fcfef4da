import { hash } from 'node:crypto';
import type { BankItem } from '../bank/bank.js';
import type { Given } from '../bank/score.js';

/** Longest text that an answer may have. */
export const LONGEST_ANSWER = 500;
const HASH = 22;
const DAY_SECONDS = 86_400;

/** What a form shows of a question, in short: which one, and since when. */
export const questionShown = (item: string, at: Date): string =>
  `${hash('sha256', item, 'base64url').slice(0, HASH)}${Math.floor(at.getTime() / 1_000).toString(36)}`;

/** The question that a form showed, and how long it stood there, in seconds; absent past a day. */
export function shownQuestion(
  shown: string,
  items: readonly BankItem[],
  now: Date,
): { readonly item: BankItem; readonly seconds?: number } | undefined {
  const item = items.find(
    ({ id }) => questionShown(id, now).slice(0, HASH) === shown.slice(0, HASH),
  );
  if (item === undefined) return undefined;
  const seconds = now.getTime() / 1_000 - Number.parseInt(shown.slice(HASH), 36);
  return { item, ...(seconds >= 0 && seconds <= DAY_SECONDS ? { seconds } : {}) };
}

/** What a form of a question says; undefined where nothing, or not all, was chosen. */
export function readAnswer(
  { form, choices = [] }: BankItem,
  fields: Readonly<Record<string, string>>,
): Given | undefined {
  if (fields['geste'] === 'inconnu') return { kind: 'unknown' };
  if (fields['geste'] === 'passer') return { kind: 'passed' };
  switch (form) {
    case 'texte_court': {
      const text = (fields['texte'] ?? '').trim();
      return text === '' || text.length > LONGEST_ANSWER ? undefined : { kind: 'text', text };
    }
    case 'une_reponse': {
      const found = choices.find(({ id }) => id === fields['choix']);
      return found && { kind: 'choices', ids: [found.id] };
    }
    case 'ordre': {
      const ranks = choices.map(({ id }) => ({ id, rank: Number(fields[`rang-${id}`]) }));
      const isOrder = choices.every((_, at) => ranks.some(({ rank }) => rank === at + 1));
      if (!isOrder) return undefined;
      return { kind: 'choices', ids: ranks.sort((a, b) => a.rank - b.rank).map(({ id }) => id) };
    }
    case 'plusieurs_reponses':
    case 'verification_par_mediateur': {
      const ids = choices.filter(({ id }) => fields[`choix-${id}`] !== undefined);
      return ids.length === 0 ? undefined : { kind: 'choices', ids: ids.map(({ id }) => id) };
    }
  }
}
