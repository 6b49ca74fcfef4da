import { DomainError, type Fault } from '@maillage/kernel';
import { NUMBER_TAKEN, OUTSIDE } from './structure-rules.js';

export const structureNotFound = (): DomainError =>
  new DomainError('actors.structure_not_found', 'not_found', {
    fr: 'Aucune structure ne porte cet identifiant.',
    en: 'No structure has this id.',
  });

export const structureExists = (id: string, sourceId: string): DomainError =>
  new DomainError(
    'actors.structure_exists',
    'conflict',
    {
      fr: `Votre source a déjà une structure « ${sourceId.slice(0, 100)} » : c’est ${id}. Corrigez-la par PUT ou PATCH.`,
      en: `Your source has a structure "${sourceId.slice(0, 100)}" already: it is ${id}. Correct it by PUT or PATCH.`,
    },
    [],
  );

/** A body that is not a structure: every fault of its form. */
export const malformedStructure = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.malformed_structure',
    'malformed',
    {
      fr: `${faults.length > 1 ? `${faults.length} valeurs sont` : 'Une valeur est'} à corriger ; « erreurs » dit où et pourquoi.`,
      en: `${faults.length > 1 ? `${faults.length} values are` : 'A value is'} to be corrected; "erreurs" says where and why.`,
    },
    faults,
  );

/**
 * A structure that a rule refuses; outside of the fence, that alone is said. A conflict where all that speaks against it
 * is that another has its number.
 */
export const refusedStructure = (faults: readonly Fault[]): DomainError => {
  const [outside] = faults.filter(({ code }) => code === OUTSIDE);
  if (outside !== undefined) return new DomainError(OUTSIDE, 'forbidden', outside.detail);
  const isTaken = faults.every(({ code }) => code === NUMBER_TAKEN);
  return new DomainError(
    isTaken ? NUMBER_TAKEN : 'actors.refused_structure',
    isTaken ? 'conflict' : 'invalid',
    {
      fr: 'Cette structure ne peut pas être ainsi ; « erreurs » dit pourquoi.',
      en: 'This structure cannot be so; "erreurs" says why.',
    },
    faults,
  );
};

export const withdrawalTooLate = (): DomainError =>
  new DomainError('actors.withdrawal_too_late', 'conflict', {
    fr: 'Une structure inscrite par erreur se retire dans les 24 heures ; celle-ci se ferme, à une date.',
    en: 'A structure that was entered by error is withdrawn within 24 hours; this one is closed, on a date.',
  });

export const structureInUse = (ids: readonly string[]): DomainError =>
  new DomainError('actors.structure_in_use', 'conflict', {
    fr: `D’autres structures la nomment comme parente ou comme celle qui leur succède, ou des postes, des professionnels ou des réseaux en dépendent (${ids.join(', ')}) : corrigez-les d’abord.`,
    en: `Other structures name it as parent or successor, or posts, professionals or networks hang on it (${ids.join(', ')}): correct them first.`,
  });
