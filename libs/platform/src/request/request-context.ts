import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../rights/caller.js';
import { languageOf } from './language.js';
import { newSpan, readTraceparent } from './traceparent.js';

/** Work in a distributed trace. */
interface Traced {
  /** The span that asked for this work; none, and a trace begins here. */
  readonly parent: string | undefined;
  /** This work's own span, once it was asked for. */
  traceparent?: string;
}

/** What any code may need to know of the request it works for, without being handed the request. */
export interface RequestContext extends Traced {
  /** The request id, as in `X-Request-Id` and in the log. */
  readonly id: string;
  /** Address the request came from. */
  readonly ip: string;
  readonly method: string;
  /** The route's pattern (`/v1/clients/:id`), never the address itself, which may hold what is personal; `?` where there is no route. */
  readonly route: string;
  readonly language: 'fr' | 'en';
  /** The caller, once it was recognised. */
  readonly caller?: Caller;
}

const storage = new AsyncLocalStorage<RequestContext | Traced>();

declare module 'fastify' {
  interface FastifyRequest {
    /** The context this request entered; code that is handed the request needs it no more than its own fields. */
    requestContext: (RequestContext & { caller?: Caller }) | undefined;
  }
}

/** The request being worked for; undefined in consumers, in work done on a timer and before a route is found. */
export function requestContext(): RequestContext | undefined {
  const work = storage.getStore();
  return work !== undefined && 'id' in work ? work : undefined;
}

/** The W3C `traceparent` of the work under way, to be handed on with what it causes; undefined in work that nobody asked for. */
export function currentTraceparent(): string | undefined {
  const work = storage.getStore();
  return work === undefined ? undefined : (work.traceparent ??= newSpan(work.parent));
}

/** Does `work`, which no request waits for, in the trace of what caused it. */
export function inTrace<T>(parent: string, work: () => T): T {
  return storage.run({ parent }, work);
}

/** Does work in the context of a request that is over: the actor is still its caller. */
export function inRequestContext<T>(context: RequestContext | undefined, work: () => T): T {
  return context === undefined ? work() : storage.run(context, work);
}

/** Sets the caller of a request, once its key was proved. */
export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  request.caller = caller;
  if (request.requestContext !== undefined) request.requestContext.caller = caller;
}

/** Enters the context of each request, to be registered before all other hooks. */
export function enterRequestContext(server: FastifyInstance): void {
  server.decorateRequest('requestContext');
  server.addHook('onRequest', (request, _, done) => {
    const context: RequestContext = {
      id: request.id,
      ip: request.ip,
      method: request.method,
      route: request.routeOptions.url ?? '?',
      language: languageOf(request),
      parent: readTraceparent(request.headers.traceparent),
    };
    request.requestContext = context;
    storage.run(context, done);
  });
  // What follows a body runs in the socket's context, where the bytes came in, and not in the request's: enter it again.
  server.addHook('preValidation', (request, _, done) => {
    if (request.requestContext === undefined) done();
    else storage.run(request.requestContext, done);
  });
}
