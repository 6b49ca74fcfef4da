import { DomainError, type Fault } from '@maillage/kernel';
import type { RecordWords } from './record.js';

/** What kinds of records are called where one is refused. */
export const PROFESSIONAL: RecordWords = {
  code: 'professional',
  fr: { none: 'Aucun professionnel', the: 'Ce professionnel' },
  en: 'professional',
};
export const POST: RecordWords = {
  code: 'post',
  fr: { none: 'Aucun poste', the: 'Ce poste' },
  en: 'post',
};

export const PRESENCE: RecordWords = {
  code: 'presence',
  fr: { none: 'Aucune présence', the: 'Cette présence' },
  en: 'presence',
};

export const OUTSIDE = 'actors.outside_fence';

/** None, or none that the caller may know of. */
export const recordNotFound = ({ code, fr, en }: RecordWords): DomainError =>
  new DomainError(`actors.${code}_not_found`, 'not_found', {
    fr: `${fr.none} ne porte cet identifiant.`,
    en: `No ${en} has this id.`,
  });

export const recordExists = ({ code, en }: RecordWords, id: string, key: string): DomainError =>
  new DomainError(`actors.${code}_exists`, 'conflict', {
    fr: `Votre source a déjà cet identifiant, « ${key.slice(0, 100)} » : c’est ${id}. Corrigez par PUT ou PATCH.`,
    en: `Your source has a ${en} "${key.slice(0, 100)}" already: it is ${id}. Correct it by PUT or PATCH.`,
  });

/** A body that is not of the right form: every fault. */
export const malformedRecord = ({ code }: RecordWords, faults: readonly Fault[]): DomainError =>
  new DomainError(
    `actors.malformed_${code}`,
    'malformed',
    {
      fr: `${faults.length > 1 ? `${faults.length} valeurs sont` : 'Une valeur est'} à corriger ; « erreurs » dit où et pourquoi.`,
      en: `${faults.length > 1 ? `${faults.length} values are` : 'A value is'} to be corrected; "erreurs" says where and why.`,
    },
    faults,
  );

/** A record that a rule refuses; outside of the fence, that alone is said. */
export const refusedRecord = (
  { code, fr, en }: RecordWords,
  faults: readonly Fault[],
): DomainError => {
  const [outside] = faults.filter((fault) => fault.code === OUTSIDE);
  if (outside !== undefined) return new DomainError(OUTSIDE, 'forbidden', outside.detail);
  return new DomainError(
    `actors.refused_${code}`,
    'invalid',
    {
      fr: `${fr.the} ne peut pas être ainsi ; « erreurs » dit pourquoi.`,
      en: `This ${en} cannot be so; "erreurs" says why.`,
    },
    faults,
  );
};

export const withdrawalTooLate = ({ code, fr, en }: RecordWords): DomainError =>
  new DomainError(`actors.${code}_withdrawal_too_late`, 'conflict', {
    fr: `${fr.the} ne se retire comme une erreur que dans les 24 heures de son inscription ; à présent, donnez un jour de fin.`,
    en: `A ${en} that was entered by error is withdrawn within 24 hours; this one ends, on a day.`,
  });

export const recordInUse = ({ code, fr, en }: RecordWords, ids: readonly string[]): DomainError =>
  new DomainError(`actors.${code}_in_use`, 'conflict', {
    fr: `${fr.the} est encore nommé ailleurs (${ids.join(', ')}) : retirez d’abord ce qui en dépend.`,
    en: `This ${en} is still named elsewhere (${ids.join(', ')}): withdraw what hangs on it first.`,
  });
