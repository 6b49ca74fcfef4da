import { DomainError, type Fault } from '@maillage/kernel';
import type { StructureName } from './read-professional-row.js';

export const notAProfessionalFile = (): DomainError =>
  new DomainError('actors.not_a_professional_file', 'unsupported', {
    fr: 'Envoyez le fichier en text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json ou application/x-ndjson (en-tête Content-Type).',
    en: 'Send the file as text/csv, XLSX (application/vnd.openxmlformats-officedocument.spreadsheetml.sheet), application/json or application/x-ndjson (Content-Type header).',
  });

/** A file of which nothing can be read: its columns are missing, it is empty, it is no list. */
export const unreadableProfessionals = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.unreadable_file',
    'malformed',
    {
      fr: 'Ce fichier ne peut pas être lu comme un fichier de professionnels ; rien n’a été enregistré. « erreurs » dit pourquoi. Un modèle est à /v1/professionnels/imports/modele.xlsx.',
      en: 'This file cannot be read as a file of professionals; nothing was recorded. "erreurs" says why. A template is at /v1/professionnels/imports/modele.xlsx.',
    },
    faults,
  );

/** A structure that the directory does not have. */
export const structureToEnter = ({ field, value }: StructureName): Fault => ({
  pointer: `/${field}`,
  code: 'actors.unknown_structure',
  detail: {
    fr: 'Aucune structure de l’annuaire n’est désignée ainsi : inscrivez-la d’abord, ou importez le même fichier à /v1/structures/imports.',
    en: 'No structure of the directory is named so: enter it first, or import the same file at /v1/structures/imports.',
  },
  value,
});
