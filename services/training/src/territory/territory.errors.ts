import { DomainError } from '@maillage/kernel';
import { noTerritory } from '@maillage/territories';

export const unknownTerritory = (
  text: string,
  kind: 'invalid' | 'malformed' = 'invalid',
): DomainError => noTerritory(text, { code: 'training.unknown_territory', kind });

export const outsideFence = (territory: string): DomainError =>
  new DomainError('training.outside_fence', 'forbidden', {
    fr: `Vos droits ne s’étendent pas à tout le territoire ${territory}.`,
    en: `Your rights do not reach all of the territory ${territory}.`,
  });
