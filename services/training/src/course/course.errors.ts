import { DomainError, type Fault } from '@maillage/kernel';

export const courseNotFound = (): DomainError =>
  new DomainError('training.course_not_found', 'not_found', {
    fr: 'Aucune formation ne porte cet identifiant.',
    en: 'No course has this id.',
  });

export const refusedCourse = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'training.refused_course',
    'invalid',
    {
      fr: 'Cette formation ne peut pas être ainsi ; « erreurs » dit pourquoi.',
      en: 'This course cannot be so; "erreurs" says why.',
    },
    faults,
  );

export const courseExists = (id: string, key: string): DomainError =>
  new DomainError('training.course_exists', 'conflict', {
    fr: `Votre source a déjà cet identifiant, « ${key.slice(0, 100)} » : c’est ${id}. Remplacez-la par PUT.`,
    en: `Your source has a course "${key.slice(0, 100)}" already: it is ${id}. Replace it by PUT.`,
  });
