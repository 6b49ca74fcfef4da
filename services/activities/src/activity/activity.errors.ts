import { DomainError } from '@maillage/kernel';

export const activityNotFound = (): DomainError =>
  new DomainError('activities.activity_not_found', 'not_found', {
    fr: 'Aucune activité ne porte cet identifiant parmi celles que vous pouvez voir.',
    en: 'No activity you may see has this id.',
  });

export const noBatch = (): DomainError =>
  new DomainError('activities.no_batch', 'malformed', {
    fr: 'Le corps doit être une liste JSON ou du NDJSON : une activité par ligne.',
    en: 'The body must be a JSON array or NDJSON: one activity a line.',
  });

export const unknownTerritory = (ref: string): DomainError =>
  new DomainError(
    'activities.unknown_territory',
    'malformed',
    {
      fr: `« ${ref.slice(0, 60)} » n'est pas un territoire ; écrivez par exemple departement-62.`,
      en: `"${ref.slice(0, 60)}" is not a territory; write for example departement-62.`,
    },
    [
      {
        pointer: '/territoire',
        code: 'activities.unknown_territory',
        detail: { fr: 'Territoire inconnu.', en: 'Unknown territory.' },
      },
    ],
  );
