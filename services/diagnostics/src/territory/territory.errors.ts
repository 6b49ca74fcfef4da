import { DomainError } from '@maillage/kernel';

export const unknownTerritory = (): DomainError =>
  new DomainError(
    'diagnostics.unknown_territory',
    'invalid',
    {
      fr: 'Ce territoire n’existe pas : attendu, par exemple, epci-200033579 ou departement-62.',
      en: 'There is no such territory: expected, for example, epci-200033579 or departement-62.',
    },
    [
      {
        pointer: '/territoire',
        code: 'diagnostics.unknown_territory',
        detail: {
          fr: 'Les territoires se cherchent à /v1/territoires.',
          en: 'Territories are found at /v1/territoires.',
        },
      },
    ],
  );

export const outsideFence = (territory: string): DomainError =>
  new DomainError('diagnostics.outside_fence', 'forbidden', {
    fr: `Le territoire ${territory} n’est pas dans votre périmètre.`,
    en: `The territory ${territory} is outside of your fence.`,
  });
