import { DomainError } from '@maillage/kernel';

/** One answer to whatever leads nowhere: an address that ended is not told from one that never was. */
export const noSuchLink = (): DomainError =>
  new DomainError('platform.no_such_link', 'not_found', {
    fr: 'Cette adresse ne mène nulle part, ou plus nulle part. Demandez-en une nouvelle à qui vous l’a envoyée.',
    en: 'This address leads nowhere, or nowhere any more. Ask whoever sent it to you for a new one.',
  });

export const linkFormElsewhere = (): DomainError =>
  new DomainError('platform.form_elsewhere', 'malformed', {
    fr: 'Ce formulaire ne vient pas de cette page. Rouvrez l’adresse que vous avez reçue, et remplissez-le là.',
    en: 'This form does not come from this page. Open the address that you were sent, and fill it in there.',
  });
