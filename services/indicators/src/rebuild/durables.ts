import type { Definition } from '../definitions/definition.js';

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

export const DURABLES = [LEDGER, PLACES] as const;

/** The durables an indicator depends on. */
export function durablesOf({ inputs }: Definition): string[] {
  return [
    ...new Set(
      Object.values(inputs).map((input) => (input.of === 'lieux' ? PLACES : LEDGER).durable),
    ),
  ];
}
