import { DomainError } from '@maillage/kernel';

export const addressNotFound = (): DomainError =>
  new DomainError('actors.address_not_found', 'not_found', {
    fr: 'Cette structure n’a pas d’adresse de cet identifiant, ou elle est déjà révoquée.',
    en: 'This structure has no address of this id, or it was revoked already.',
  });

export const structureOutside = (): DomainError =>
  new DomainError('actors.outside_fence', 'forbidden', {
    fr: 'Cette structure est hors des territoires ou des structures de vos droits.',
    en: 'This structure is outside the territories or structures of your rights.',
  });
