import type { RecurrencesDto } from './recurrence.dto.js';
import type { RecurrenceRow } from './recurrence.queries.store.js';

type RecurrenceDto = RecurrencesDto['data'][number];

export function toDto(row: RecurrenceRow): RecurrenceDto {
  return {
    nom: row.name,
    titre: row.title,
    service: row.service,
    periode: row.period,
    ...(row.began_at === null
      ? {}
      : {
          derniere: {
            debut: row.began_at.toISOString(),
            ...(row.ended_at === null ? {} : { fin: row.ended_at.toISOString() }),
            issue: outcomeOf(row),
          },
        }),
    prochaine: row.due_at.toISOString(),
  };
}

function outcomeOf({
  has_failed: hasFailed,
  is_held: isHeld,
}: RecurrenceRow): NonNullable<RecurrenceDto['derniere']>['issue'] {
  if (hasFailed === null) return isHeld ? 'en_cours' : 'interrompue';
  return hasFailed ? 'echouee' : 'reussie';
}
