import { DomainError } from '@maillage/kernel';

export const structureNotFound = (): DomainError =>
  new DomainError('training.structure_not_found', 'not_found', {
    fr: 'Aucune structure ne porte cet identifiant dans votre périmètre.',
    en: 'No structure has this id inside of your fence.',
  });
