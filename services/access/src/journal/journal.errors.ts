import { DomainError } from '@maillage/kernel';

export const entryNotFound = (): DomainError =>
  new DomainError('access.entry_not_found', 'not_found', {
    fr: 'Le journal n’a pas d’entrée de ce numéro.',
    en: 'The journal has no entry of this number.',
  });
