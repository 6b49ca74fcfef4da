import { hash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import { DomainError } from '@maillage/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { platformConfig } from '../config/platform.config.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its address holds a secret: nobody keeps, indexes or passes it on, and who guesses is held. */
    secretAddress?: boolean;
  }
}

const { normalizeIP } = rateLimit;
const IPV6_SUBNET = 64;
/** Share of the guesses of all that one address may have. */
const SHARE = 20;
/** Secrets that led somewhere lately, by their fingerprints: whatever others guess, they are not held up. */
const OPENED = 10_000;

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Guards addresses that hold a secret. An answer of 404 is a guess; guesses are counted by the address they come from and in
 * all, over all processes. Past either limit nothing is looked up any more until the minute ends.
 */
export function guardSecretAddresses(
  server: FastifyInstance,
  most = platformConfig.guessesPerMinute,
): void {
  const byAddress = server.createRateLimit({
    max: Math.ceil(most / SHARE),
    keyGenerator: (request) => `essais ${normalizeIP(request.ip, IPV6_SUBNET)}`,
  });
  const inAll = server.createRateLimit({ max: most, keyGenerator: () => 'essais' });
  const opened = new LRUCache<string, true>({ max: OPENED });

  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.secretAddress !== true) return;
    void reply.headers(HEADERS);
    if (opened.has(printOf(request))) return;
    for (const limit of [byAddress, inAll]) await holdTo(limit, request);
  });
  server.addHook('onSend', async (request, reply: FastifyReply) => {
    if (request.routeOptions.config.secretAddress !== true) return;
    void reply.headers(HEADERS);
    if (reply.statusCode < 400) opened.set(printOf(request), true);
    if (reply.statusCode !== 404) return;
    opened.delete(printOf(request));
    for (const limit of [byAddress, inAll]) await limit(request);
  });
}

const printOf = ({ params }: FastifyRequest): string =>
  hash('sha256', (params as { secret?: string }).secret ?? '', 'base64');

/** Refuses when the limit was reached; what is asked now does not count yet. */
async function holdTo(limit: Limit, request: FastifyRequest): Promise<void> {
  const state = await limit(request, { increment: false });
  if (!state.isAllowed && state.isExceeded) throw tooManyGuesses(state.ttlInSeconds);
}

const tooManyGuesses = (seconds: number): DomainError =>
  new DomainError(
    'platform.too_many_guesses',
    'too_many',
    {
      fr: 'Trop d’adresses qui n’existent pas ont été essayées. Attendez une minute, puis rouvrez la vôtre.',
      en: 'Too many addresses that do not exist were tried. Wait a minute, then open yours again.',
    },
    [],
    seconds,
  );
