import { DomainError } from '@maillage/kernel';

/** The same for one that is not there and for a code that is not its own. */
export const assessmentNotFound = (): DomainError =>
  new DomainError('diagnostics.assessment_not_found', 'not_found', {
    fr: 'Aucune participation ne s’ouvre avec ce code. Vérifiez-le, lettre par lettre.',
    en: 'No participation opens with this code. Check it, letter by letter.',
  });

export const campaignNotOpen = (state: 'planned' | 'closed'): DomainError =>
  new DomainError('diagnostics.campaign_not_open', 'conflict', {
    fr:
      state === 'planned'
        ? 'La campagne n’a pas encore ouvert.'
        : 'La campagne est close : on ne la commence plus. Ce qui est commencé peut être fini pour soi.',
    en:
      state === 'planned'
        ? 'The campaign has not opened yet.'
        : 'The campaign is closed: nobody begins it any more. What was begun can be finished for oneself.',
  });

export const invitationNeeded = (): DomainError =>
  new DomainError('diagnostics.invitation_needed', 'forbidden', {
    fr: 'Cette campagne est sur invitation : donnez le code reçu.',
    en: 'This campaign is by invitation: give the code that you received.',
  });

export const otherWords = (): DomainError =>
  new DomainError('diagnostics.consent_changed', 'conflict', {
    fr: 'Le texte du consentement n’est pas, ou n’est plus, celui-là. Relisez-le, puis acceptez-le.',
    en: 'The words of consent are not, or no longer, these. Read them again, then agree.',
  });

export const assessmentWithdrawn = (): DomainError =>
  new DomainError('diagnostics.assessment_withdrawn', 'conflict', {
    fr: 'Vous vous êtes retiré : vos réponses sont effacées et rien ne s’y ajoute.',
    en: 'You have withdrawn: your answers are erased and nothing is added to them.',
  });

export const assessmentEnded = (): DomainError =>
  new DomainError('diagnostics.assessment_ended', 'conflict', {
    fr: 'Le questionnaire est terminé : il ne prend plus de réponse.',
    en: 'The questionnaire has ended: it takes no more answers.',
  });

export const assessmentUnderWay = (): DomainError =>
  new DomainError('diagnostics.assessment_under_way', 'conflict', {
    fr: 'Le questionnaire n’est pas terminé : le résultat vient à la fin.',
    en: 'The questionnaire has not ended: the result comes at its end.',
  });

export const answeredOtherwise = (): DomainError =>
  new DomainError('diagnostics.answered_otherwise', 'conflict', {
    fr: 'Cette question a déjà une autre réponse, qui reste.',
    en: 'This question has another answer already, which stays.',
  });

export const notAsked = (): DomainError =>
  new DomainError('diagnostics.item_not_asked', 'conflict', {
    fr: 'Ce n’est pas la question posée. Relisez la participation : elle donne celle qui attend.',
    en: 'This is not the question that was asked. Read the participation again: it gives the one that waits.',
  });

export const notOfForm = (): DomainError =>
  new DomainError('diagnostics.answer_not_of_form', 'invalid', {
    fr: 'Cette réponse n’est pas de la forme demandée : des choix offerts (un seul, plusieurs, ou tous dans l’ordre), ou un texte.',
    en: 'This answer is not of the form that was asked for: choices that are offered (one, several, or all in order), or a text.',
  });
