import { DomainError } from '@maillage/kernel';

export const addressNotFound = (): DomainError =>
  new DomainError('diagnostics.address_not_found', 'not_found', {
    fr: 'Cette campagne n’a pas d’adresse de cet identifiant, ou elle est déjà révoquée.',
    en: 'This campaign has no address of this id, or it was revoked already.',
  });

export const onlyByInvitation = (): DomainError =>
  new DomainError('diagnostics.only_by_invitation', 'conflict', {
    fr: 'Cette campagne est sur invitation : elle a des adresses personnelles, et aucune pour tous.',
    en: 'This campaign is by invitation: it has personal addresses, and none for all.',
  });

export const countOfOne = (): DomainError =>
  new DomainError('diagnostics.one_address_for_all', 'invalid', {
    fr: 'Une adresse pour tous se fait une à la fois : laissez « nombre » vide.',
    en: 'An address for all is made one at a time: leave "nombre" out.',
  });
