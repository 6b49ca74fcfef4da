import helmet from 'helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Nothing is loaded from elsewhere; styles inside the page are those of /docs. */
const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What browsers are told of every answer. */
export const SECURITY_HEADERS = { contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY }, frameguard: { action: 'deny' } } as const;

const shield = helmet({ ...SECURITY_HEADERS, contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY } });

/** Writes these headers where no hook runs: on the answer to an address that can't be read. */
export function shieldUnread(request: FastifyRequest, reply: FastifyReply): void {
  shield(request.raw, reply.raw, () => undefined);
}
