import { DomainError } from '@maillage/kernel';

/** A task tries again by itself. */
export const busAway = (): DomainError =>
  new DomainError(
    'indicators.bus_away',
    'unavailable',
    {
      fr: 'Le bus d’événements ne répond pas pour l’instant ; sans lui, rien ne se recalcule.',
      en: 'The event bus does not answer for the moment; without it nothing is computed anew.',
    },
    [],
    10,
  );
