import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformConfig } from '../config/platform.config.js';
import { keepBody } from '../idempotency/body-hash.js';
import { refuseClientError } from './client-error.js';
import { readForm } from './form-body.js';
import { sendProblem } from './problem.filter.js';
import { enterRequestContext } from './request-context.js';

const logger = new Logger('http');

declare module 'fastify' {
  interface FastifyContextConfig {
    streamed?: boolean;
  }
}

/** A caller's own request id is kept when it is short and harmless, so that both logs speak of one request. */
function requestId(request: { headers: Record<string, unknown> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Content types whose bodies are never held in memory. */
const STREAM_TYPES = ['application/x-ndjson', 'application/ndjson', 'text/csv', 'application/octet-stream'];

/** The HTTP server: ids, limits, and bodies either parsed strictly as JSON or handed on as a stream. */
export function makeAdapter(): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    clientErrorHandler: refuseClientError,
    // An address that can't be read never reaches a route, nor the hooks.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply.header('x-request-id', request.id), logger),
    bodyLimit: platformConfig.bodyLimit,
    forceCloseConnections: 'idle',
    keepAliveTimeout: 65_000,
    connectionTimeout: 0,
    requestTimeout: 0,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300 },
  });
  const server = adapter.getInstance<FastifyInstance>();
  enterRequestContext(server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', (request: FastifyRequest, payload, done) => {
    if (request.routeOptions.config.streamed === true) done(null, payload);
    else collect(server, request, payload, done);
  });
  server.addContentTypeParser('application/x-www-form-urlencoded', readForm);
  server.addContentTypeParser(STREAM_TYPES, (request: FastifyRequest, payload, done) => {
    if (request.routeOptions.config.streamed === true) done(null, payload);
    else done(Object.assign(new Error('not streamed here'), { statusCode: 415 }), undefined);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
  return adapter;
}

type Done = (error: Error | null, body?: unknown) => void;

/** Reads an ordinary JSON body up to the limit and parses it; `__proto__` keys are refused. */
function collect(server: FastifyInstance, request: FastifyRequest, payload: NodeJS.ReadableStream, done: Done): void {
  const parts: Buffer[] = [];
  let size = 0;
  payload.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= platformConfig.bodyLimit) parts.push(part);
  });
  payload.once('error', () => done(Object.assign(new Error('cut'), { statusCode: 400 })));
  payload.once('end', () => {
    if (size > platformConfig.bodyLimit) return done(Object.assign(new Error('too large'), { statusCode: 413 }));
    const bytes = Buffer.concat(parts);
    if (request.headers['idempotency-key'] !== undefined) keepBody(request, bytes);
    let body: string;
    try {
      body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }));
    }
    return server.getDefaultJsonParser('error', 'error')(request, body, done as never);
  });
}
