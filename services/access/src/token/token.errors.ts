import { DomainError } from '@maillage/kernel';

export const badScope = (wrong: readonly string[]): DomainError =>
  new DomainError(
    'access.bad_scope',
    'malformed',
    {
      fr: 'scope demande ce que votre clé ne permet pas, ou ne se lit pas ; /v1/moi donne vos droits.',
      en: 'scope asks for what your key does not allow, or cannot be read; /v1/moi gives your rights.',
    },
    wrong.slice(0, 100).map((one) => ({
      pointer: '/scope',
      code: 'access.bad_scope',
      detail: {
        fr: `« ${one.slice(0, 60)} » n'est ni une de vos permissions, ni une part de vos droits (role:…, territoire:…, structure:…, finalite:…).`,
        en: `"${one.slice(0, 60)}" is neither one of your permissions nor a part of your rights (role:…, territoire:…, structure:…, finalite:…).`,
      },
    })),
  );

export const tokenFromToken = (): DomainError =>
  new DomainError('access.key_needed', 'forbidden', {
    fr: 'Un jeton se demande avec la clé elle-même, pas avec un autre jeton.',
    en: 'A token is asked for with the key itself, not with another token.',
  });
