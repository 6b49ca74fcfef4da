import { DomainError, type Fault } from '@maillage/kernel';
import { ALREADY_MERGED, OUTSIDE } from './merge-rules.js';

/** None, or one of what the caller may not write. */
export const mergeNotFound = (): DomainError =>
  new DomainError('actors.merge_not_found', 'not_found', {
    fr: 'Aucune fusion que vous puissiez lire ne porte cet identifiant.',
    en: 'No merge that you may read has this id.',
  });

export const mergeUndone = (): DomainError =>
  new DomainError('actors.merge_undone', 'conflict', {
    fr: 'Cette fusion est déjà annulée.',
    en: 'This merge is undone already.',
  });

/** A merge that a rule refuses; a conflict where what is merged already is named. */
export function refusedMerge(faults: readonly Fault[]): DomainError {
  const [first] = faults;
  if (first?.code === OUTSIDE) return new DomainError(OUTSIDE, 'forbidden', first.detail);
  if (first?.code === ALREADY_MERGED)
    return new DomainError(ALREADY_MERGED, 'conflict', first.detail, faults);
  return new DomainError(
    'actors.refused_merge',
    'invalid',
    {
      fr: 'Cette fusion n’est pas possible ; « erreurs » dit pourquoi.',
      en: 'This merge is not possible; "erreurs" says why.',
    },
    faults,
  );
}

/** What was merged cannot stand by itself again as things are. */
export const refusedReturn = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.refused_return',
    'conflict',
    {
      fr: 'Cette fusion ne peut pas être annulée en l’état ; « erreurs » dit pourquoi.',
      en: 'This merge cannot be undone as things are; "erreurs" says why.',
    },
    faults,
  );
