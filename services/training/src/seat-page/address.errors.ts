import { DomainError } from '@maillage/kernel';

export const addressNotFound = (): DomainError =>
  new DomainError('training.address_not_found', 'not_found', {
    fr: 'Cette inscription n’a pas d’adresse de cet identifiant, ou elle est déjà révoquée.',
    en: 'This enrolment has no address of this id, or it was revoked already.',
  });
