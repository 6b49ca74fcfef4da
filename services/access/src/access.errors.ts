import { DomainError } from '@maillage/kernel';

export const clientNotFound = (): DomainError =>
  new DomainError('access.client_not_found', 'not_found', {
    fr: 'Aucun client ne porte cet identifiant.',
    en: 'No client has this id.',
  });

export const keyNotFound = (): DomainError =>
  new DomainError('access.key_not_found', 'not_found', {
    fr: 'Ce client n’a pas de clé de cet identifiant.',
    en: 'This client has no key with this id.',
  });

export const sourceTaken = (source: string): DomainError =>
  new DomainError('access.source_taken', 'conflict', {
    fr: `Le nom de source « ${source} » est déjà pris ; choisissez-en un autre.`,
    en: `The source name "${source}" is taken; choose another.`,
  });

export const unknownTerritories = (wrong: readonly string[]): DomainError =>
  new DomainError(
    'access.unknown_territory',
    'invalid',
    {
      fr: 'Un territoire est inconnu ; écrivez par exemple departement-62, epci-200035442, region-32 ou france.',
      en: 'A territory is unknown; write for example departement-62, epci-200035442, region-32 or france.',
    },
    wrong.map((ref) => ({
      pointeur: '/territoires',
      code: 'access.unknown_territory',
      detail: `« ${ref.slice(0, 60)} » n'est pas un territoire.`,
    })),
  );
