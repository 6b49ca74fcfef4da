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
        pointer: '/expiration',
        code: 'access.bad_expiry',
        detail: {
          fr: `Choisissez un instant futur, dans ${days} jours au plus.`,
          en: `Choose an instant in the future, ${days} days from now at most.`,
        },
      },
    ],
  );

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
