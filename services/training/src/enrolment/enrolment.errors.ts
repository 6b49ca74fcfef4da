import { DomainError } from '@maillage/kernel';

export const enrolmentNotFound = (): DomainError =>
  new DomainError('training.enrolment_not_found', 'not_found', {
    fr: 'Aucune inscription ne porte cet identifiant dans votre périmètre.',
    en: 'No enrolment has this id inside of your fence.',
  });

export const sessionNotTaking = (id: string): DomainError =>
  new DomainError('training.session_not_taking', 'conflict', {
    fr: `On ne s’inscrit pas, ou plus, à la session ${id}.`,
    en: `The session ${id} takes no enrolments, or no more.`,
  });

export const alreadyEnrolled = (id: string): DomainError =>
  new DomainError('training.already_enrolled', 'conflict', {
    fr: `Cette personne est déjà dans la liste de cette session : c’est l’inscription ${id}.`,
    en: `This person is on the list of the session already: it is the enrolment ${id}.`,
  });

export const personGone = (): DomainError =>
  new DomainError('training.person_gone', 'conflict', {
    fr: 'Cette personne vient d’être effacée.',
    en: 'This person was erased just now.',
  });

export const unknownCommune = (code: string): DomainError =>
  new DomainError('training.unknown_commune', 'invalid', {
    fr: `Aucune commune d’aujourd’hui n’a le code « ${code} ».`,
    en: `No commune of today has the code "${code}".`,
  });

export const communeOutside = (code: string): DomainError =>
  new DomainError('training.outside_fence', 'forbidden', {
    fr: `La commune ${code} n’est pas dans votre périmètre.`,
    en: `The commune ${code} is outside of your fence.`,
  });

export const offerOver = (): DomainError =>
  new DomainError('training.offer_over', 'conflict', {
    fr: 'Cette proposition n’est plus ouverte : son délai est passé, ou la place n’est pas proposée.',
    en: 'This offer is not open: its time is over, or no seat is offered.',
  });

export const notAwaited = (): DomainError =>
  new DomainError('training.agreement_not_awaited', 'conflict', {
    fr: 'Aucun accord n’est attendu pour cette inscription, ou il a déjà reçu une autre réponse.',
    en: 'No agreement is awaited for this enrolment, or it was answered otherwise.',
  });

export const enrolmentOver = (state: string): DomainError =>
  new DomainError('training.enrolment_over', 'conflict', {
    fr: `Cette inscription est finie (« ${state} »).`,
    en: `This enrolment is over ("${state}").`,
  });

export const sessionWasHeld = (): DomainError =>
  new DomainError('training.session_held', 'conflict', {
    fr: 'La session a été tenue : ses inscriptions ne changent plus.',
    en: 'The session was held: its enrolments do not change any more.',
  });
