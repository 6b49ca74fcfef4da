import { DomainError } from '@maillage/kernel';

export const sourceNotOwned = (): DomainError =>
  new DomainError('access.source_not_owned', 'not_found', {
    fr: 'Vous n’avez pas de source de ce nom. GET /v1/moi/sources donne les vôtres.',
    en: 'You have no source of this name. GET /v1/moi/sources gives yours.',
  });

export const writerUnknown = (): DomainError => {
  const detail = {
    fr: 'Aucun accès ne porte cet identifiant. Celui qui doit écrire le lit sous « id » de GET /v1/moi.',
    en: 'No access has this id. Whoever is to write reads it as "id" of GET /v1/moi.',
  };
  return new DomainError('access.writer_unknown', 'invalid', detail, [
    { pointer: '/acces', code: 'access.writer_unknown', detail },
  ]);
};
