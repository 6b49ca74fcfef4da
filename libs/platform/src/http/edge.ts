import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import { DomainError } from '@maillage/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { platformConfig } from '../config/platform.config.js';

const WINDOW_SECONDS = 60;

/** A caller is its key's public prefix, or its address when it shows none. */
function callerOf(request: FastifyRequest): string {
  return /^Bearer (mlg_[0-9a-f]{16})_/.exec(request.headers.authorization ?? '')?.[1] ?? request.ip;
}

/** Limits per caller and process, with the headers of the draft (RateLimit, RateLimit-Policy), and CORS by configuration. */
export async function registerEdge(app: NestFastifyApplication): Promise<void> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  await server.register(cors, { origin: platformConfig.corsOrigins === '' ? false : platformConfig.corsOrigins.split(','), exposedHeaders: ['ETag', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'] });
  await server.register(rateLimit, {
    max: platformConfig.ratePerMinute,
    timeWindow: WINDOW_SECONDS * 1000,
    keyGenerator: callerOf,
    enableDraftSpec: true,
    errorResponseBuilder: (_, { ttl }) =>
      new DomainError(
        'platform.too_many_requests',
        'too_many',
        {
          fr: `Plus de ${platformConfig.ratePerMinute} demandes en une minute. Attendez la durée dite par Retry-After, et groupez vos envois en lots.`,
          en: `More than ${platformConfig.ratePerMinute} requests in a minute. Wait as Retry-After says, and send in batches.`,
        },
        [],
        Math.ceil(ttl / 1000),
      ),
  });
  server.addHook('onSend', (_, reply, payload, done) => {
    // The plugin writes an earlier draft's headers; these are of the present one (structured fields).
    const [remaining, reset] = [reply.getHeader('ratelimit-remaining'), reply.getHeader('ratelimit-reset')];
    for (const name of ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']) void reply.removeHeader(name);
    if (remaining !== undefined) void reply.header('ratelimit', `"defaut";r=${String(remaining)};t=${String(reset)}`);
    void reply.header('ratelimit-policy', `"defaut";q=${platformConfig.ratePerMinute};w=${WINDOW_SECONDS}`);
    done(null, payload);
  });
}
