import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { languageOf } from './language.js';

/** What any code may need to know of the request it works for, without being handed the request. */
export interface RequestContext {
  /** The request id, as in `X-Request-Id` and in the log. */
  readonly id: string;
  /** Address the request came from. */
  readonly ip: string;
  readonly method: string;
  /** The route's pattern (`/v1/clients/:id`), never the address itself, which may hold what is personal; `?` where there is no route. */
  readonly route: string;
  readonly language: 'fr' | 'en';
  /** Who calls, once the guard has recognised it. */
  readonly caller?: Caller;
}

const storage = new AsyncLocalStorage<RequestContext>();
const entered = new WeakMap<FastifyRequest, RequestContext & { caller?: Caller }>();

/** The request being worked for; undefined in consumers, in work done on a timer and before a route is found. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Says who calls; the guard does, once the key was proved. */
export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  request.caller = caller;
  const context = entered.get(request);
  if (context !== undefined) context.caller = caller;
}

/** Enters the context of each request, to be registered before all other hooks. */
export function enterRequestContext(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _, done) => {
    const context = { id: request.id, ip: request.ip, method: request.method, route: request.routeOptions.url ?? '?', language: languageOf(request) };
    entered.set(request, context);
    storage.run(context, done);
  });
  // What follows a body runs in the socket's context, where the bytes came in, and not in the request's: enter it again.
  server.addHook('preValidation', (request, _, done) => {
    const context = entered.get(request);
    if (context === undefined) done();
    else storage.run(context, done);
  });
}
