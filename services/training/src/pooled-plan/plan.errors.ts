import { DomainError, type Fault } from '@maillage/kernel';

export const refusedProblem = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'training.refused_problem',
    'invalid',
    {
      fr: 'Aucun plan ne peut se faire de ce qui est donné ; « erreurs » dit pourquoi.',
      en: 'No plan can be made of what is given; "erreurs" says why.',
    },
    faults,
  );
