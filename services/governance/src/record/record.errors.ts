import { DomainError, type Fault } from '@maillage/kernel';
import type { RecordWords } from './record.js';

export const OUTSIDE = 'governance.outside_fence';

/** None, or none that the caller may know of. */
export const recordNotFound = ({ code, fr, en }: RecordWords): DomainError =>
  new DomainError(`governance.${code}_not_found`, 'not_found', {
    fr: `${fr.none} ne porte cet identifiant.`,
    en: `No ${en} has this id.`,
  });

export const recordExists = ({ code, en }: RecordWords, id: string, key: string): DomainError =>
  new DomainError(`governance.${code}_exists`, 'conflict', {
    fr: `Votre source a déjà cet identifiant, « ${key.slice(0, 100)} » : c’est ${id}. Corrigez par PATCH.`,
    en: `Your source has a ${en} "${key.slice(0, 100)}" already: it is ${id}. Correct it by PATCH.`,
  });

/** What lies outside of the writer's rights. */
export const outsideFence = (pointer: string, territories: readonly string[]): Fault => ({
  pointer,
  code: OUTSIDE,
  detail: {
    fr: `Vos droits ne s’étendent pas à tout ce que cela couvre (${territories.join(', ')}).`,
    en: `Your rights do not reach all that this covers (${territories.join(', ')}).`,
  },
});

/** A record that a rule refuses; outside of the fence, that alone is said. */
export function refusedRecord(
  { code, fr, en }: RecordWords,
  faults: readonly Fault[],
): DomainError {
  const [outside] = faults.filter((fault) => fault.code === OUTSIDE);
  if (outside !== undefined) return new DomainError(OUTSIDE, 'forbidden', outside.detail);
  return new DomainError(
    `governance.refused_${code}`,
    'invalid',
    {
      fr: `${fr.the} ne peut pas être ainsi ; « erreurs » dit pourquoi.`,
      en: `This ${en} cannot be so; "erreurs" says why.`,
    },
    faults,
  );
}

export const withdrawalTooLate = ({ code, fr, en }: RecordWords): DomainError =>
  new DomainError(`governance.${code}_withdrawal_too_late`, 'conflict', {
    fr: `${fr.the} ne se retire comme une erreur que dans les 24 heures ; à présent, donnez une fin ou un statut.`,
    en: `A ${en} that was entered by error is withdrawn within 24 hours; give this one an end or a status.`,
  });

export const recordInUse = ({ code, fr, en }: RecordWords, ids: readonly string[]): DomainError =>
  new DomainError(`governance.${code}_in_use`, 'conflict', {
    fr: `${fr.the} est encore nommée ailleurs (${ids.join(', ')}) : retirez d’abord ce qui en dépend.`,
    en: `This ${en} is still named elsewhere (${ids.join(', ')}): withdraw what hangs on it first.`,
  });
