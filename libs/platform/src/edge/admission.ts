import rateLimit from '@fastify/rate-limit';
import { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Gate } from '../callers/gate.js';
import { unknownCaller } from '../callers/unknown-caller.js';
import { platformConfig } from '../config/platform.config.js';
import { Loop } from '../runtime/loop.js';
import { type Credentials, shownInHeaders, takeFromBody } from '../callers/client-credentials.js';
import { rememberCaller } from '../request/request-context.js';
import { type AddCounts, EXCHANGE_MS, SharedCounts, WINDOW_MS } from './shared-counts.js';

const { normalizeIP } = rateLimit;
const IPV6_SUBNET = 64;
const addressOf = (request: FastifyRequest): string =>
  `adresse ${normalizeIP(request.ip, IPV6_SUBNET)}`;

/**
 * Recognises callers and holds them to their limits before a byte of a body is read. A caller that proved its key is counted
 * as itself; one without a key, by its address; one with a wrong key, by its address and more strictly, so that
 * showing the prefix of a key takes nothing from the limit of its client. A token endpoint alone may read the key in its body.
 */
export async function registerAdmission(
  server: FastifyInstance,
  gate: Gate,
  add: AddCounts,
): Promise<void> {
  const counts = new SharedCounts(add);
  const exchanges = new Loop('comptes de demandes', new Logger('http'));
  exchanges.start(() => counts.exchange(), EXCHANGE_MS);
  server.addHook('onClose', () => exchanges.stop());
  // The plugin makes its store by itself, of whatever `new` can be said to.
  const store = function (): SharedCounts {
    return counts;
  } as never;
  await server.register(rateLimit, { global: false, store, timeWindow: WINDOW_MS });
  const { ratePerMinute, refusedPerMinute } = platformConfig;
  const count = server.createRateLimit({
    max: ratePerMinute,
    keyGenerator: (request) => request.caller?.id ?? addressOf(request),
  });
  const countRefused = server.createRateLimit({
    max: refusedPerMinute,
    keyGenerator: (request) => `refus ${addressOf(request)}`,
  });
  type Limit = Awaited<ReturnType<typeof count>>;

  /** Says what is left, and refuses when nothing is. */
  const hold = (limit: Limit, quota: number, reply: FastifyReply): void => {
    if (limit.isAllowed) return;
    void reply
      .header('ratelimit-policy', `"defaut";q=${quota};w=${WINDOW_MS / 1000}`)
      .header('ratelimit', `"defaut";r=${limit.remaining};t=${limit.ttlInSeconds}`);
    if (limit.isExceeded) throw tooMany(quota, limit.ttlInSeconds);
  };

  /** Recognises the caller by these credentials. */
  const authenticate = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { authorization, clientId }: Credentials,
  ): Promise<void> => {
    // Proving a key costs more than refusing one: an address that was refused too often is not tried again.
    if (!gate.isCheap(authorization))
      hold(await countRefused(request, { increment: false }), refusedPerMinute, reply);
    try {
      const caller = await gate.recognise(authorization);
      if (clientId !== undefined && clientId !== caller.id) throw unknownCaller();
      rememberCaller(request, caller);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unauthenticated')
        hold(await countRefused(request), refusedPerMinute, reply);
      throw error;
    }
  };

  server.addHook('onRequest', async (request, reply) => {
    const shown = shownInHeaders(request);
    if (shown !== undefined) await authenticate(request, reply, shown);
    hold(await count(request), ratePerMinute, reply);
  });
  server.addHook('preValidation', async (request, reply) => {
    const shown = takeFromBody(request);
    if (shown === undefined) return;
    const wasKnown = request.caller !== undefined;
    await authenticate(request, reply, shown);
    // Until its body was read, it was counted by its address.
    if (!wasKnown) hold(await count(request), ratePerMinute, reply);
  });
}

const tooMany = (quota: number, seconds: number): DomainError =>
  new DomainError(
    'platform.too_many_requests',
    'too_many',
    {
      fr: `Plus de ${quota} demandes en une minute. Attendez la durée dite par Retry-After, et groupez vos envois en lots.`,
      en: `More than ${quota} requests in a minute. Wait as Retry-After says, and send in batches.`,
    },
    [],
    seconds,
  );
