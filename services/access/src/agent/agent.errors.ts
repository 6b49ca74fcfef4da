import { DomainError } from '@maillage/kernel';

export const agentNotFound = (): DomainError =>
  new DomainError('access.agent_not_found', 'not_found', {
    fr: 'Aucun agent ne porte cet identifiant.',
    en: 'No agent has this id.',
  });

export const grantNotFound = (): DomainError =>
  new DomainError('access.grant_not_found', 'not_found', {
    fr: 'Cet agent n’a pas de droit de cet identifiant.',
    en: 'This agent has no grant with this id.',
  });

export const agentKnown = (): DomainError =>
  new DomainError('access.agent_known', 'conflict', {
    fr: 'Cet agent est déjà inscrit.',
    en: 'This agent is registered already.',
  });

export const agentClosed = (): DomainError =>
  new DomainError('access.agent_closed', 'conflict', {
    fr: 'Cet agent est fermé : il ne reçoit plus de droit.',
    en: 'This agent is closed: it gets no more rights.',
  });

export const unknownIssuer = (known: readonly string[]): DomainError =>
  new DomainError(
    'access.unknown_issuer',
    'invalid',
    {
      fr: 'Ce fournisseur d’identité n’est pas configuré ici.',
      en: 'This identity provider is not configured here.',
    },
    [
      {
        pointer: '/emetteur',
        code: 'access.unknown_issuer',
        detail:
          known.length === 0
            ? {
                fr: 'Aucun fournisseur n’est configuré : voyez OIDC_ISSUERS.',
                en: 'No provider is configured: see OIDC_ISSUERS.',
              }
            : { fr: `Configurés : ${known.join(', ')}.`, en: `Configured: ${known.join(', ')}.` },
      },
    ],
  );

export const badGrantExpiry = (): DomainError =>
  new DomainError(
    'access.bad_expiry',
    'invalid',
    { fr: 'Un droit expire dans le futur.', en: 'A grant expires in the future.' },
    [
      {
        pointer: '/expiration',
        code: 'access.bad_expiry',
        detail: {
          fr: 'Choisissez un instant futur, ou aucun.',
          en: 'Choose an instant in the future, or none.',
        },
      },
    ],
  );
