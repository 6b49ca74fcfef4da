import { DomainError, type Fault } from '@maillage/kernel';
import { noTerritory } from '@maillage/territories';

export const activityNotFound = (): DomainError =>
  new DomainError('activities.activity_not_found', 'not_found', {
    fr: 'Aucune activité ne porte cet identifiant parmi celles que vous pouvez voir.',
    en: 'No activity you may see has this id.',
  });

export const noBatch = (): DomainError =>
  new DomainError('activities.no_batch', 'malformed', {
    fr: 'Le corps doit être une liste JSON, ou du NDJSON, du CSV (text/csv) ou un classeur XLSX : une activité par ligne.',
    en: 'The body must be a JSON array, or NDJSON, CSV (text/csv) or an XLSX workbook: one activity a line.',
  });

/** A file of which nothing can be read: its columns are missing, it is empty, it is no workbook. */
export const unreadableFile = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'activities.unreadable_file',
    'malformed',
    {
      fr: "Ce fichier ne peut pas être lu comme un fichier d'activités ; rien n'a été enregistré. « erreurs » dit pourquoi.",
      en: 'This file cannot be read as a file of activities; nothing was recorded. "erreurs" says why.',
    },
    faults,
  );

export const unknownTerritory = (text: string): DomainError =>
  noTerritory(text, { code: 'activities.unknown_territory', kind: 'malformed' });

/** Lines for participations were asked for in a format that has no lines. */
export const noParticipationsIn = (format: string): DomainError => {
  const detail = {
    fr: `« lignes=participations » va avec format=csv ou format=xlsx, pas avec ${format}.`,
    en: `"lignes=participations" goes with format=csv or format=xlsx, not with ${format}.`,
  };
  const code = 'activities.no_lines';
  return new DomainError(code, 'malformed', detail, [{ pointer: '/lignes', code, detail }]);
};
