import { DomainError, type Fault } from '@maillage/kernel';

export const disagreementNotFound = (): DomainError =>
  new DomainError('actors.disagreement_not_found', 'not_found', {
    fr: 'Aucun désaccord ne porte cet identifiant, ou il est hors de vos droits, ou ce qu’il concerne a été fusionné ou retiré.',
    en: 'No disagreement has this id, or it is outside your rights, or what it is about was merged or withdrawn.',
  });

export const alreadyAgreed = (): DomainError =>
  new DomainError('actors.already_agreed', 'conflict', {
    fr: 'Il n’y a plus rien à décider : la fiche et sa source disent la même chose.',
    en: 'There is nothing left to decide: the entry and its source say the same.',
  });

/** What the source says can't be written as it is. */
export const refusedValue = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.refused_value',
    'invalid',
    {
      fr: 'Ce que dit la source ne peut pas être écrit ; « erreurs » dit pourquoi.',
      en: 'What the source says cannot be written; "erreurs" says why.',
    },
    faults,
  );
