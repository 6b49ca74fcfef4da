import { DomainError } from '@maillage/kernel';

export const campaignNotFound = (): DomainError =>
  new DomainError('diagnostics.campaign_not_found', 'not_found', {
    fr: 'Aucune campagne ne porte cet identifiant dans votre périmètre.',
    en: 'No campaign has this id inside of your fence.',
  });

export const closesBeforeOpening = (): DomainError =>
  new DomainError(
    'diagnostics.closes_before_opening',
    'invalid',
    { fr: 'Une campagne ferme après avoir ouvert.', en: 'A campaign closes after it has opened.' },
    [
      {
        pointer: '/fermeture',
        code: 'diagnostics.closes_before_opening',
        detail: {
          fr: 'Choisissez un instant après l’ouverture.',
          en: 'Choose an instant after the opening.',
        },
      },
    ],
  );

export const frameworksDiffer = (): DomainError =>
  new DomainError('diagnostics.frameworks_differ', 'invalid', {
    fr: 'La banque et le profil ne parlent pas du même référentiel, dans la même version.',
    en: 'Bank and profile are not of the same framework in the same version.',
  });

export const notByInvitation = (): DomainError =>
  new DomainError('diagnostics.not_by_invitation', 'conflict', {
    fr: 'Cette campagne est ouverte à tous : elle n’a pas d’invitations.',
    en: 'This campaign is open to all: it has no invitations.',
  });

export const doubledLocal = (id: string): DomainError =>
  new DomainError('diagnostics.doubled_local_question', 'invalid', {
    fr: `Les questions du territoire et les choix de chacune ont des identifiants distincts : « ${id} » est donné deux fois.`,
    en: `Questions of the territory, and the choices of each, have ids of their own: "${id}" is given twice.`,
  });
