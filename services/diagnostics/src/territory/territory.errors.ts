import { DomainError } from '@maillage/kernel';
import { noTerritory } from '@maillage/territories';

export const unknownTerritory = (text: string): DomainError =>
  noTerritory(text, { code: 'diagnostics.unknown_territory', kind: 'invalid' });

export const outsideFence = (territory: string): DomainError =>
  new DomainError('diagnostics.outside_fence', 'forbidden', {
    fr: `Le territoire ${territory} n’est pas dans votre périmètre.`,
    en: `The territory ${territory} is outside of your fence.`,
  });
