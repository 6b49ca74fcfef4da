import { randomInt } from 'node:crypto';
import { DomainError } from '@maillage/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Gauge } from 'prom-client';
import type { Metrics } from '../runtime/metrics.js';
import { Allowance } from './allowance.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** When what counts of it began, in ms of `performance.now()`, as long as it is under way. */
    countedSince: number | undefined;
  }
}

/** Ordinary requests under way at once, whatever they take; more only as long as answers come in time. */
const FEWEST = 64;
const MOST = 1_024;
/** Streamed bodies under way at once: each needs a connection to the database for a part of its time. */
const FEWEST_STREAMS = 16;
const MOST_STREAMS = 64;
const LONGEST_REST_S = 3;
/** What an orchestrator asks is answered under any load. */
const ALWAYS = /^\/(sante\/|metrics$)/;

/**
 * Load shedding: what is more than this process can answer in time is refused at once, before its caller is recognised
 * and its body read. A request counts from its whole body to the first byte of its answer, so that slow senders and slow
 * readers take nobody's place; a streamed body counts from its beginning, and its answer is in time when it follows its end.
 */
export function shedLoad(server: FastifyInstance, { registry }: Metrics): void {
  const ordinary = new Allowance(FEWEST, MOST);
  const streams = new Allowance(FEWEST_STREAMS, MOST_STREAMS);
  const allowanceFor = (request: FastifyRequest): Allowance =>
    request.routeOptions.config.streamed === true ? streams : ordinary;
  const isAlways = (request: FastifyRequest): boolean =>
    ALWAYS.test(request.routeOptions.url ?? '');
  const tell = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  // A property, known from the start: this comes with every request.
  server.decorateRequest('countedSince');
  const leave = (request: FastifyRequest): void => {
    if (request.countedSince === undefined) return;
    allowanceFor(request).end(performance.now() - request.countedSince);
    request.countedSince = undefined;
  };

  server.addHook('onRequest', (request, _, done) => {
    done(allowanceFor(request).isFull && !isAlways(request) ? overloaded() : undefined);
  });
  server.addHook('preValidation', (request, reply, done) => {
    const allowance = allowanceFor(request);
    if (isAlways(request)) return done();
    if (allowance.isFull) return done(overloaded());
    allowance.begin();
    request.countedSince = performance.now();
    // Of a connection that is cut there is no response to wait for.
    reply.raw.once('close', () => leave(request));
    if (allowance === streams)
      request.raw.once('end', () => {
        if (request.countedSince !== undefined) request.countedSince = performance.now();
      });
    done();
  });
  server.addHook('onSend', (request, _, payload, done) => {
    if (allowanceFor(request) === ordinary) leave(request);
    done(null, payload);
  });
  tell(
    'http_requests_under_way',
    'Ordinary requests from their whole body to the first byte of their answer.',
    () => ordinary.underWay,
  );
  tell(
    'http_requests_limit',
    'How many of them may be under way at once, for answers in time.',
    () => ordinary.limit,
  );
  tell(
    'http_streams_under_way',
    'Streamed bodies that are being received and answered.',
    () => streams.underWay,
  );
}

const overloaded = (): DomainError =>
  new DomainError(
    'platform.overloaded',
    'unavailable',
    {
      fr: 'Trop de demandes à la fois pour ce serveur. Renvoyez celle-ci après la durée dite par Retry-After ; elle n’a rien changé.',
      en: 'Too many requests at once for this server. Send this one again after the time told by Retry-After; it has changed nothing.',
    },
    [],
    // Spread, or all who were refused would come back together.
    randomInt(1, LONGEST_REST_S + 1),
  );
