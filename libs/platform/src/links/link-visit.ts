import type { Language } from '../request/language.js';
import { newToken } from './form-token.js';
import type { LinkVisit } from './link-purpose.js';
import type { KeptLink } from './link.store.js';
import { derivedFrom, type LinkSecret, ownSecret } from './secret.js';

/** What is asked at an address. */
export interface AskedPage {
  /** As it stands in the address. */
  readonly secret: string;
  /** What stands behind it; `''` for the first page. */
  readonly page: string;
  readonly language: Language;
  /** Added to the addresses of its other pages. */
  readonly suffix: string;
  /** What a path becomes a whole address by. */
  readonly origin?: string;
}

/** Somebody at an address that is open. */
export function visitOf(
  { id: linkId, objectId, endsAt }: KeptLink,
  secret: LinkSecret,
  { page, language, suffix, origin = '' }: Omit<AskedPage, 'secret'>,
): LinkVisit {
  return {
    ...{ linkId, objectId, endsAt, language },
    hrefIn: (other) => hrefOf(secret, page, `?lang=${other}`),
    href: (name) => hrefOf(secret, name, suffix),
    token: (shown) => newToken(secret, page, shown),
    ownAddress: (key) => `${origin}${hrefOf(ownSecret(secret, key), '', '')}`,
    derived: (label) => derivedFrom(secret, label),
  };
}

/** The address of a page. */
export const hrefOf = ({ text }: LinkSecret, page: string, suffix: string): string =>
  `/a/${text}${page === '' ? '' : `/${page}`}${suffix}`;

/** Fields that came once each, with the line ends of the web (CRLF) as ours. */
export const textsOf = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  );
