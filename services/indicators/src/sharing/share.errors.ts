import { DomainError } from '@maillage/kernel';

export const shareNotFound = (): DomainError =>
  new DomainError('indicators.share_not_found', 'not_found', {
    fr: 'Vous n’avez pas fait de partage de cet identifiant, ou il est déjà révoqué.',
    en: 'You have not made a share of this id, or it was revoked already.',
  });
