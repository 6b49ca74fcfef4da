import { DomainError, type Fault } from '@maillage/kernel';

export const sessionNotFound = (): DomainError =>
  new DomainError('training.session_not_found', 'not_found', {
    fr: 'Aucune session ne porte cet identifiant.',
    en: 'No session has this id.',
  });

export const refusedSession = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'training.refused_session',
    'invalid',
    {
      fr: 'Cette session ne peut pas être ainsi ; « erreurs » dit pourquoi.',
      en: 'The session cannot be so; "erreurs" says why.',
    },
    faults,
  );

export const sessionIsOver = (state: string): DomainError =>
  new DomainError('training.session_is_over', 'conflict', {
    fr: `Cette session est « ${state} » : ce qui en est écrit ne change plus.`,
    en: `The session is "${state}": what is written of it does not change any more.`,
  });

export const otherCourse = (): DomainError =>
  new DomainError('training.other_course', 'conflict', {
    fr: 'Une session garde sa formation : annulez-la, et ouvrez-en une autre.',
    en: 'A session keeps its course: cancel it, and open another one.',
  });

export const reasonNeeded = (): DomainError =>
  new DomainError(
    'training.reason_needed',
    'invalid',
    {
      fr: 'Maintenir par dérogation et annuler demandent un motif, que liront les inscrits.',
      en: 'To keep by derogation and to cancel ask for a reason, which those enrolled will read.',
    },
    [
      {
        pointer: '/motif',
        code: 'training.reason_needed',
        detail: { fr: 'Donnez le motif.', en: 'Give the reason.' },
      },
    ],
  );
