import { DomainError } from '@maillage/kernel';

export const noSuchHalfDay = (name: string): DomainError =>
  new DomainError('training.no_such_half_day', 'invalid', {
    fr: `La session n’a pas de demi-journée « ${name.slice(0, 40)} ».`,
    en: `The session has no half-day "${name.slice(0, 40)}".`,
  });

export const notBegun = (): DomainError =>
  new DomainError('training.half_day_not_begun', 'conflict', {
    fr: 'Cette demi-journée n’a pas commencé : on ne signe pas d’avance.',
    en: 'This half-day has not begun: nobody signs in advance.',
  });

export const notSeated = (id: string): DomainError =>
  new DomainError('training.not_seated', 'conflict', {
    fr: `L’inscription ${id} n’a pas de place dans cette session.`,
    en: `The enrolment ${id} has no seat in the session.`,
  });

export const sheetClosed = (): DomainError =>
  new DomainError('training.sheet_closed', 'conflict', {
    fr: 'Cette session n’est pas confirmée, ou elle est close : ses présences ne se signent pas.',
    en: 'The session is not confirmed, or it is closed: its attendance is not signed.',
  });

export const certificateTooEarly = (): DomainError =>
  new DomainError('training.certificate_too_early', 'conflict', {
    fr: 'Une attestation se délivre quand la session est close.',
    en: 'A certificate is issued once the session is closed.',
  });

export const notEnough = (count: number, all: number): DomainError =>
  new DomainError('training.not_attended_enough', 'conflict', {
    fr: `${count} demi-journées suivies sur ${all} : c’est moins que ce que demande la formation.`,
    en: `${count} half-days of ${all} were attended: less than the course asks for.`,
  });

export const certificateNotFound = (): DomainError =>
  new DomainError('training.certificate_not_found', 'not_found', {
    fr: 'Aucune attestation ne porte ce code.',
    en: 'No certificate has this code.',
  });
