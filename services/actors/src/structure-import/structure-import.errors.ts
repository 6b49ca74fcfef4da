import { DomainError, type Fault } from '@maillage/kernel';

export const notAStructureFile = (): DomainError =>
  new DomainError('actors.not_a_structure_file', 'unsupported', {
    fr: 'Envoyez le fichier en text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json ou application/x-ndjson (en-tête Content-Type).',
    en: 'Send the file as text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json or application/x-ndjson (Content-Type header).',
  });

/** A file of which nothing can be read: its columns are missing, it is empty, it is no list. */
export const unreadableStructures = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.unreadable_file',
    'malformed',
    {
      fr: 'Ce fichier ne peut pas être lu comme un fichier de structures ; rien n’a été enregistré. « erreurs » dit pourquoi. Un modèle est à /v1/structures/imports/modele.xlsx.',
      en: 'This file cannot be read as a file of structures; nothing was recorded. "erreurs" says why. A template is at /v1/structures/imports/modele.xlsx.',
    },
    faults,
  );
