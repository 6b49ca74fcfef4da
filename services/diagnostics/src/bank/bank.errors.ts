import { DomainError, type Fault } from '@maillage/kernel';

export const bankNotFound = (): DomainError =>
  new DomainError('diagnostics.bank_not_found', 'not_found', {
    fr: 'Aucune banque ne porte cet identifiant, ou elle n’a pas cette version ; /v1/banques-items les donne.',
    en: 'No bank has this id, or it has not this version; /v1/banques-items lists them.',
  });

export const itemNotFound = (): DomainError =>
  new DomainError('diagnostics.item_not_found', 'not_found', {
    fr: 'La banque n’a pas d’item de cet identifiant.',
    en: 'The bank has no item with this id.',
  });

export const refusedItems = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.refused_items',
    'invalid',
    {
      fr: 'Ces items ne peuvent pas être ainsi ; « erreurs » dit où et pourquoi.',
      en: 'These items cannot be so; "erreurs" says where and why.',
    },
    faults,
  );
