import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import { isTooDeep, JSON_DEPTH, repeatedNames, XLSX_TYPE } from '@maillage/files';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { platformConfig } from '../config/platform.config.js';
import { MAX_HEADERS } from './address.js';
import { refuseClientError } from './client-error.js';
import { readForm } from '../callers/form-body.js';
import { sendProblem } from './problem.filter.js';
import { invalidInput } from './validation.js';
import { enterRequestContext } from '../request/request-context.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { wholeBody } from '../bodies/stream-body.js';

const logger = new Logger('http');

declare module 'fastify' {
  interface FastifyContextConfig {
    streamed?: boolean;
    isXml?: boolean;
  }
}

/** A caller's own request id is kept when it is short and harmless, so that both logs speak of one request. */
function requestId(request: { headers: Record<string, unknown> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

/** The headers of a request come within this time, in ms. */
const HEADERS_MS = 15_000;

/** Content types of bodies that are never held in memory. */
const STREAM_TYPES = [
  'application/x-ndjson',
  'application/ndjson',
  'text/csv',
  XLSX_TYPE,
  'application/octet-stream',
];
/** XML is for the routes that ask for it: elsewhere it is no batch and no file. */
const XML_TYPES = ['application/xml', 'text/xml'];

const notHere = (): Error =>
  Object.assign(new Error('not a type of this route'), { statusCode: 415 });

/** The HTTP server: ids, limits, and bodies either parsed strictly as JSON or handed on as a stream. */
export function makeAdapter(): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    clientErrorHandler: refuseClientError,
    // An address that can't be read never reaches a route, nor the hooks, nor their headers.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(
        error,
        request,
        reply.headers(SECURITY_HEADERS).header('x-request-id', request.id),
        logger,
      );
    },
    bodyLimit: platformConfig.bodyLimit,
    trustProxy:
      platformConfig.trustedProxies === ''
        ? false
        : platformConfig.trustedProxies.split(',').map((one) => one.trim()),
    forceCloseConnections: 'idle',
    // What is still asked on open connections while the process leaves is answered, and closes them.
    return503OnClosing: false,
    keepAliveTimeout: 65_000,
    connectionTimeout: 0,
    // Bodies have their own pace (see `watchPace`): Node's limit makes no difference between a stream and a form.
    requestTimeout: 0,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 1_000 },
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300 },
  });
  const server = adapter.getInstance<FastifyInstance>();
  server.server.maxHeadersCount = MAX_HEADERS + 1;
  // Known from the start, what is found out later does not change the shape of a request, which is what the engine compiles for.
  server.decorateRequest('caller').decorateRequest('permission');
  enterRequestContext(server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    async (request: FastifyRequest, payload: Readable) =>
      request.routeOptions.config.streamed === true ? payload : readJson(server, request, payload),
  );
  server.addContentTypeParser('application/x-www-form-urlencoded', readForm);
  server.addContentTypeParser(STREAM_TYPES, async (request: FastifyRequest, payload: Readable) => {
    if (request.routeOptions.config.streamed === true) return payload;
    throw notHere();
  });
  server.addContentTypeParser(XML_TYPES, async (request: FastifyRequest, payload: Readable) => {
    if (request.routeOptions.config.isXml === true) return payload;
    throw notHere();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
  return adapter;
}

/**
 * Reads an ordinary JSON body up to the limit and parses it; what nests too deep is refused, and a name that stands twice in
 * one object. Names that every object bears (`__proto__`) are for validation to refuse, by their pointer.
 */
async function readJson(
  server: FastifyInstance,
  request: FastifyRequest,
  payload: Readable,
): Promise<unknown> {
  const bytes = await wholeBody(request, payload, platformConfig.bodyLimit);
  let body: string;
  try {
    body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed(
      'not_utf8',
      "Le corps de la demande n'est pas du texte UTF-8.",
      'The body is not UTF-8 text.',
    );
  }
  if (isTooDeep(body)) throw tooDeep();
  const parsed = await new Promise<unknown>((resolve, reject) => {
    void server.getDefaultJsonParser('ignore', 'ignore')(request, body, (error, value) =>
      error === null ? resolve(value) : reject(error),
    );
  });
  const repeated = repeatedNames(body, parsed, 'platform');
  if (repeated.length > 0) throw invalidInput(repeated);
  return parsed;
}

const malformed = (code: string, fr: string, en: string): DomainError =>
  new DomainError(`platform.${code}`, 'malformed', { fr, en });

const tooDeep = (): DomainError =>
  new DomainError('platform.too_deep', 'malformed', {
    fr: `Le JSON imbrique plus de ${JSON_DEPTH} niveaux de listes et d'objets. Aucun document attendu ici n'en a besoin.`,
    en: `The JSON nests more than ${JSON_DEPTH} levels of arrays and objects. No document read here needs them.`,
  });
