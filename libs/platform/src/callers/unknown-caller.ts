import { DomainError } from '@maillage/kernel';

/** Whatever is wrong with a key or a token, its sender learns no more than this; of a token that its issuer did sign alone, why it is none for us (`access-token.ts`). */
export const unknownCaller = (): DomainError =>
  new DomainError('platform.unknown_caller', 'unauthenticated', {
    fr: "La clé ou le jeton est absent, inconnu, expiré ou révoqué. Envoyez l'en-tête « Authorization: Bearer <votre clé> » ; une nouvelle clé se demande à votre administrateur.",
    en: 'The key or token is missing, unknown, expired or revoked. Send the header "Authorization: Bearer <your key>"; ask your administrator for a new one.',
  });
