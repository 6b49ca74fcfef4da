import { DomainError, type Fault } from '@maillage/kernel';

export const clientNotFound = (): DomainError =>
  new DomainError('access.client_not_found', 'not_found', {
    fr: 'Aucun client ne porte cet identifiant.',
    en: 'No client has this id.',
  });

export const keyNotFound = (): DomainError =>
  new DomainError('access.key_not_found', 'not_found', {
    fr: 'Ce client n’a pas de clé de cet identifiant.',
    en: 'This client has no key with this id.',
  });

export const clientClosed = (): DomainError =>
  new DomainError('access.client_closed', 'conflict', {
    fr: 'Ce client est fermé : il ne reçoit plus ni droit ni clé. Ouvrez-en un nouveau.',
    en: 'This client is closed: it gets no more rights nor keys. Open a new one.',
  });

export const sourceTaken = (source: string): DomainError =>
  new DomainError('access.source_taken', 'conflict', {
    fr: `Le nom de source « ${source} » est déjà pris ; choisissez-en un autre.`,
    en: `The source name "${source}" is taken; choose another.`,
  });

/** Rights that are well-formed and can't be given; `faults` says which. */
export const badRights = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'access.bad_rights',
    'invalid',
    {
      fr: 'Ces droits ne peuvent pas être donnés ; « erreurs » dit pourquoi.',
      en: 'These rights cannot be given; "erreurs" says why.',
    },
    faults,
  );

export const badExpiry = (days: number): DomainError =>
  new DomainError(
    'access.bad_expiry',
    'invalid',
    {
      fr: `Une clé expire dans le futur, au plus tard dans ${days} jours.`,
      en: `A key expires in the future, ${days} days from now at the latest.`,
    },
    [
      {
        pointeur: '/expiration',
        code: 'access.bad_expiry',
        detail: `Choisissez un instant futur, dans ${days} jours au plus.`,
      },
    ],
  );

export const entryNotFound = (): DomainError =>
  new DomainError('access.entry_not_found', 'not_found', {
    fr: 'Le journal n’a pas d’entrée de ce numéro.',
    en: 'The journal has no entry of this number.',
  });

export const badScope = (wrong: readonly string[]): DomainError =>
  new DomainError(
    'access.bad_scope',
    'malformed',
    {
      fr: 'scope demande ce que votre clé ne permet pas, ou ne se lit pas ; /v1/moi donne vos droits.',
      en: 'scope asks for what your key does not allow, or cannot be read; /v1/moi gives your rights.',
    },
    wrong.slice(0, 100).map((one) => ({
      pointeur: '/scope',
      code: 'access.bad_scope',
      detail: `« ${one.slice(0, 60)} » n'est ni une de vos permissions, ni une part de vos droits (role:…, territoire:…, structure:…, finalite:…).`,
    })),
  );

export const tokenFromToken = (): DomainError =>
  new DomainError('access.key_needed', 'forbidden', {
    fr: 'Un jeton se demande avec la clé elle-même, pas avec un autre jeton.',
    en: 'A token is asked for with the key itself, not with another token.',
  });

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
        pointeur: '/emetteur',
        code: 'access.unknown_issuer',
        detail:
          known.length === 0
            ? 'Aucun fournisseur n’est configuré : voyez OIDC_ISSUERS.'
            : `Configurés : ${known.join(', ')}.`,
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
        pointeur: '/expiration',
        code: 'access.bad_expiry',
        detail: 'Choisissez un instant futur, ou aucun.',
      },
    ],
  );
