import { DomainError } from '@maillage/kernel';

export const sheetNotFound = (): DomainError =>
  new DomainError('training.sheet_not_found', 'not_found', {
    fr: 'Cette fiche n’existe pas, ou n’est plus montrée ; cherchez parmi toutes à /v1/fiches-pratiques/publiees.',
    en: 'This sheet does not exist, or is shown no more; look among all of them at /v1/fiches-pratiques/publiees.',
  });

export const sheetExists = (id: string, key: string): DomainError =>
  new DomainError('training.sheet_exists', 'conflict', {
    fr: `Votre fiche « ${key.slice(0, 60)} » est déjà là, sous ${id} : corrigez-la par PUT.`,
    en: `Your sheet "${key.slice(0, 60)}" is there already, as ${id}: correct it by PUT.`,
  });

export const unknownStructure = (): DomainError => {
  const detail = {
    fr: 'Aucune structure de l’annuaire n’a cet identifiant.',
    en: 'No structure of the directory has this id.',
  };
  const fault = { pointer: '/structure_id', code: 'training.unknown_structure', detail };
  return new DomainError(fault.code, 'invalid', detail, [fault]);
};

export const badAddress = (): DomainError => {
  const detail = {
    fr: 'Cette adresse n’est pas de celles qu’une page peut montrer : elle commence par https:// ou http://.',
    en: 'This address is none that a page can show: it begins with https:// or http://.',
  };
  const fault = { pointer: '/url', code: 'training.bad_address', detail };
  return new DomainError(fault.code, 'invalid', detail, [fault]);
};

export const personErased = (): DomainError =>
  new DomainError('training.person_erased', 'conflict', {
    fr: 'Cette personne a été effacée : elle ne peut plus remercier.',
    en: 'This person was erased, and can thank no more.',
  });
