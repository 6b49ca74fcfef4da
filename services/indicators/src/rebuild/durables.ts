import type { Definition, Input } from '../definitions/definition.js';

/** The consumers that feed the figures, and the service that each of them reads the events of. */
export const LEDGER = {
  durable: 'indicators--on-ledger-extended',
  service: 'activities',
  subjects: 'activities.ledger.>',
} as const;
export const PLACES = {
  durable: 'indicators--on-place-changed',
  service: 'actors',
  subjects: 'actors.place.>',
} as const;

const STRUCTURES = {
  durable: 'indicators--on-structure-changed',
  service: 'actors',
  subjects: 'actors.structure.>',
} as const;
const POSTS = {
  durable: 'indicators--on-post-changed',
  service: 'actors',
  subjects: 'actors.post.>',
} as const;
const PROFESSIONALS = {
  durable: 'indicators--on-professional-changed',
  service: 'actors',
  subjects: 'actors.professional.>',
} as const;

export const DURABLES = [LEDGER, PLACES, STRUCTURES, POSTS, PROFESSIONALS] as const;

/** The durables an indicator depends on. */
export function durablesOf({ inputs }: Definition): string[] {
  return [...new Set(Object.values(inputs).flatMap((input) => feeding(input)?.durable ?? []))];
}

/** What feeds an input; nothing feeds the official code. */
function feeding(input: Input): (typeof DURABLES)[number] | undefined {
  if (input.of === 'communes') return undefined;
  if (input.of !== 'stock') return LEDGER;
  return { lieux: PLACES, structures: STRUCTURES }[input.stock as string] ?? POSTS;
}
