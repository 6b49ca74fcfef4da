import { DomainError, type Fault } from '@maillage/kernel';
import { noTerritory } from '@maillage/territories';

export const placeNotFound = (): DomainError =>
  new DomainError('actors.place_not_found', 'not_found', {
    fr: 'Aucun lieu ne porte cet identifiant.',
    en: 'No place has this id.',
  });

export const placeOutside = (): DomainError =>
  new DomainError('actors.outside_fence', 'forbidden', {
    fr: 'Ce lieu est hors des territoires, des structures ou de la source de vos droits.',
    en: 'This place is outside of the territories, structures or source of your rights.',
  });

export const placeExists = (id: string, sourceId: string): DomainError =>
  new DomainError('actors.place_exists', 'conflict', {
    fr: `Votre source a déjà un lieu « ${sourceId.slice(0, 100)} » : c’est ${id}. Corrigez-le par PUT ou PATCH.`,
    en: `Your source has a place "${sourceId.slice(0, 100)}" already: it is ${id}. Correct it by PUT or PATCH.`,
  });

/** A body that is not a place: every fault of it. */
export const malformedPlace = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.malformed_place',
    'malformed',
    {
      fr: 'Cette fiche ne peut pas être écrite ; « erreurs » dit où et pourquoi.',
      en: 'This entry cannot be written; "erreurs" says where and why.',
    },
    faults,
  );

export const badParameter = (name: string, code: string, fr: string, en: string): DomainError =>
  new DomainError(`actors.${code}`, 'malformed', { fr, en }, [
    { pointer: `/${name}`, code: `actors.${code}`, detail: { fr, en } },
  ]);

export const unknownTerritory = (text: string): DomainError =>
  noTerritory(text, { code: 'actors.unknown_territory', kind: 'malformed' });

export const notAPlaceFile = (): DomainError =>
  new DomainError('actors.not_a_place_file', 'unsupported', {
    fr: 'Envoyez le fichier du standard national en text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json ou application/x-ndjson (en-tête Content-Type).',
    en: 'Send the file of the national standard as text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json or application/x-ndjson (Content-Type header).',
  });

/** A file of which nothing can be read: its columns are missing, it is empty, it is no list. */
export const unreadableFile = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.unreadable_file',
    'malformed',
    {
      fr: "Ce fichier ne peut pas être lu comme un fichier de lieux du standard national ; rien n'a été enregistré. « erreurs » dit pourquoi.",
      en: 'This file cannot be read as a file of places of the national standard; nothing was recorded. "erreurs" says why.',
    },
    faults,
  );
