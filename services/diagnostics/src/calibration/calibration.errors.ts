import { DomainError, type Fault } from '@maillage/kernel';

export const malformedCalibration = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.malformed_calibration',
    'malformed',
    {
      fr: 'Cette demande d’étalonnage est mal formée ; « erreurs » dit où.',
      en: 'This request for a calibration is malformed; "erreurs" says where.',
    },
    faults,
  );

/** The first fault names the refusal: it is all that a task tells. */
export const refusedCalibration = (faults: readonly Fault[]): DomainError => {
  const [first] = faults;
  return new DomainError(
    first?.code ?? 'diagnostics.refused_calibration',
    'invalid',
    first?.detail ?? {
      fr: 'Ces réponses ne permettent pas cet étalonnage.',
      en: 'These answers do not allow this calibration.',
    },
    faults,
  );
};

export const calibrationNotFound = (): DomainError =>
  new DomainError('diagnostics.calibration_not_found', 'not_found', {
    fr: 'Cette banque n’a pas d’étalonnage abouti de cet identifiant.',
    en: 'This bank has no calibration with this id that came to an end.',
  });

export const alreadyAdopted = (version: number): DomainError =>
  new DomainError('diagnostics.calibration_adopted', 'conflict', {
    fr: `Cet étalonnage est déjà adopté : c’est la version ${version} de la banque.`,
    en: `This calibration is adopted already: it is version ${version} of the bank.`,
  });

export const notConverged = (): DomainError =>
  new DomainError('diagnostics.calibration_not_converged', 'conflict', {
    fr: 'Cet étalonnage n’a pas convergé : ses paramètres ne peuvent pas servir.',
    en: 'This calibration has not converged: its parameters cannot be used.',
  });

export const itemsChanged = (ids: readonly string[]): DomainError =>
  new DomainError('diagnostics.items_changed', 'conflict', {
    fr: `Depuis cet étalonnage des items ont changé (${ids.slice(0, 10).join(', ')}) : recommencez-le.`,
    en: `Items have changed since this calibration (${ids.slice(0, 10).join(', ')}): make it again.`,
  });
