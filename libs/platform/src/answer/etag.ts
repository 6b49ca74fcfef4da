import { DomainError } from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Strong entity tag of a versioned resource (RFC 9110 §8.8.3). */
export function etagOf(id: string, version: number): string {
  return `"${id}.${version}"`;
}

/** Sets the tag, and answers 304 when the caller has this state already; true means the answer is given. */
export function isNotModified(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const asked = request.headers['if-none-match'];
  if (asked === undefined || !matches(asked, etag)) return false;
  void reply.status(304);
  return true;
}

/**
 * Requires that the caller has seen the state it changes.
 * @throws DomainError precondition_required without If-Match, stale when it names another state.
 */
export function requireMatch(request: FastifyRequest, etag: string): void {
  const asked = request.headers['if-match'];
  if (asked === undefined) {
    throw new DomainError('platform.if_match_required', 'precondition_required', {
      fr: "Lisez d'abord la ressource, puis renvoyez son ETag dans l'en-tête If-Match.",
      en: 'Read the resource first, then send its ETag in the If-Match header.',
    });
  }
  if (!matches(asked, etag)) {
    throw new DomainError('platform.stale', 'stale', {
      fr: "La ressource a changé depuis que vous l'avez lue. Relisez-la, puis refaites votre demande.",
      en: 'The resource has changed since you read it. Read it again, then repeat your request.',
    });
  }
}

/**
 * Requires that the caller has seen a version, under whatever tag: what hangs on a resource changes what is shown of it,
 * and so its tag (`etagOf('<id>.<what hangs on it>', version)`), without a new version.
 * @throws DomainError as `requireMatch`.
 */
export function requireVersion(request: FastifyRequest, id: string, version: number): void {
  const ofVersion = new RegExp(`^"${id}(\\.[\\w-]{1,200})*\\.${version}"$`);
  const asked = (request.headers['if-match'] ?? '').split(',').map((tag) => tag.trim());
  requireMatch(request, asked.find((tag) => ofVersion.test(tag)) ?? etagOf(id, version));
}

/** The same, as what is asked of a resource when it is found. */
export const seenVersion =
  (request: FastifyRequest) =>
  (id: string, version: number): void => {
    requireVersion(request, id, version);
  };

function matches(header: string, etag: string): boolean {
  return header
    .split(',')
    .some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}
