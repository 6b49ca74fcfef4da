import { DomainError, holdsSecret } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';

const MAX_ADDRESS = 8_192;
/** Of a request: header lines, however short. Node cuts silently what comes after its own limit, so this one lies below. */
export const MAX_HEADERS = 100;

/** Of these headers Node keeps the first line and drops the others, where a proxy may read the last. */
const ONE_LINE = ['authorization', 'content-type', 'host'];

/** Parameters in which other interfaces take secrets. */
const SECRET_NAME =
  /^(api[-_]?key|key|cle|access[-_]?token|token|jeton|bearer|authorization|password|(client[-_]?)?secret)$/i;

/**
 * Refuses what no honest caller sends, before any route sees it: secrets in the address, addresses and headers
 * that two readers (a proxy and this server) may read differently, too many headers.
 *
 * @throws DomainError malformed.
 */
export function checkAddress(request: FastifyRequest): void {
  const { rawHeaders, headersDistinct } = request.raw;
  const { url } = request;
  if (url.length > MAX_ADDRESS)
    throw refusal(
      'address_too_long',
      `L'adresse dépasse ${MAX_ADDRESS} caractères.`,
      `The address is longer than ${MAX_ADDRESS} characters.`,
    );
  if (rawHeaders.length > 2 * MAX_HEADERS)
    throw refusal(
      'too_many_headers',
      `La demande porte plus de ${MAX_HEADERS} en-têtes.`,
      `The request bears more than ${MAX_HEADERS} headers.`,
    );
  const twice = ONE_LINE.find((name) => (headersDistinct[name]?.length ?? 0) > 1);
  if (twice !== undefined)
    throw refusal(
      'header_twice',
      `L'en-tête « ${twice} » est envoyé plusieurs fois, et deux lecteurs pourraient en retenir un autre. Envoyez-le une seule fois.`,
      `The header "${twice}" is sent several times, and two readers might take another one. Send it once.`,
    );
  const [path, query = ''] = splitAt(url, '?');
  if (bearsSecret(url, query)) {
    throw refusal(
      'key_in_address',
      "Une clé ne se met jamais dans l'adresse, que gardent les journaux de tous les intermédiaires : envoyez l'en-tête « Authorization: Bearer <votre clé> ». Si cette clé était la vôtre, faites-la révoquer.",
      'A key never goes into the address, which every intermediary logs: send the header "Authorization: Bearer <your key>". If this key was yours, have it revoked.',
    );
  }
  if (isAmbiguous(path))
    throw refusal(
      'ambiguous_address',
      "L'adresse contient « // », « . », « .. », « ; » ou « \\ », qui se lisent de plusieurs façons. Écrivez-la telle qu'elle est à /docs.",
      'The address holds "//", ".", "..", ";" or "\\", which can be read in several ways. Write it as /docs has it.',
    );
}

function bearsSecret(url: string, query: string): boolean {
  if (holdsSecret(decoded(url))) return true;
  return (
    query !== '' &&
    query.split('&').some((pair) => SECRET_NAME.test(decoded(splitAt(pair, '=')[0])))
  );
}

/** True for a path with segments that depend on its parser. Encoded characters inside a segment are that segment's own. */
function isAmbiguous(path: string): boolean {
  if (/\/\/|[\\;]|%5c|%2e/i.test(path)) return true;
  return decoded(path)
    .split('/')
    .some((segment) => segment === '.' || segment === '..' || segment.startsWith('..;'));
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function splitAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

const refusal = (code: string, fr: string, en: string): DomainError =>
  new DomainError(`platform.${code}`, 'malformed', { fr, en });
