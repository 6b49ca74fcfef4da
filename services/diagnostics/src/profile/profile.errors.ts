import { DomainError, type Fault } from '@maillage/kernel';

export const profileNotFound = (): DomainError =>
  new DomainError('diagnostics.profile_not_found', 'not_found', {
    fr: 'Aucun profil ne porte cet identifiant ; /v1/profils-metiers les donne.',
    en: 'No profile has this id; /v1/profils-metiers lists them.',
  });

export const profileFixed = (): DomainError =>
  new DomainError('diagnostics.profile_fixed', 'conflict', {
    fr: 'Ce profil vient avec le logiciel : adaptez-en une copie (POST /v1/profils-metiers).',
    en: 'This profile comes with the software: adapt a copy of it (POST /v1/profils-metiers).',
  });

export const refusedProfile = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.refused_profile',
    'invalid',
    {
      fr: 'Ce profil ne peut pas être ainsi ; « erreurs » dit pourquoi.',
      en: 'This profile cannot be so; "erreurs" says why.',
    },
    faults,
  );
