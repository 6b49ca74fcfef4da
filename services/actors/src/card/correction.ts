import { hash } from 'node:crypto';
import type { Subject } from '../proposition/proposition.js';
import type { Card } from './card.js';

/** What a page of corrections is about. */
export interface Corrected {
  readonly subject: Subject;
  readonly subjectId: string;
  readonly described: { readonly nom: string };
  /** What is shown of it, in short. */
  readonly shown: string;
}

/**
 * What the page of that name corrects: `structure`, or `lieu-` and the id of a place of the card.
 * @returns undefined where it is none of the card.
 */
export function correctedBy(page: string, card: Card): Corrected | undefined {
  if (page === 'structure')
    return {
      ...{ subject: 'structure', subjectId: card.id, described: card.structure },
      shown: shortOf(card.structure),
    };
  const found = card.places.find(({ id }) => page === `lieu-${id}`);
  if (found === undefined) return undefined;
  const described = { ...found.place, id: found.id };
  return { subject: 'lieu', subjectId: found.id, described, shown: shortOf(found.place) };
}

const shortOf = (described: object): string =>
  hash('sha256', JSON.stringify(described), 'base64url').slice(0, 22);
