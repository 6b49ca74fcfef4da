import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Caller } from '../rights/caller.js';
import {
  currentTraceparent,
  enterRequestContext,
  inTrace,
  rememberCaller,
  requestContext,
} from './request-context.js';

const CALLER = { name: 'Essai' } as Caller;

describe('the context of a request', () => {
  let server: FastifyInstance;
  let base: string;

  beforeAll(async () => {
    server = fastify({ genReqId: (request) => String(request.headers['x-request-id']) });
    enterRequestContext(server);
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/x-ndjson', (_: FastifyRequest, payload, done) =>
      done(null, payload),
    );
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      (_: FastifyRequest, body, done) => done(null, body),
    );
    server.addHook('preHandler', (request, _, done) => {
      rememberCaller(request, CALLER);
      done();
    });
    server.post('/v1/choses/:id', async (request) => {
      const seen = [requestContext()];
      let bytes = 0;
      if (request.body instanceof Readable)
        for await (const part of request.body) bytes += (part as Buffer).length;
      await turn();
      seen.push(requestContext());
      return { seen, bytes };
    });
    server.post('/v1/traces', async () => {
      const first = currentTraceparent();
      await turn();
      return [first, currentTraceparent()];
    });
    base = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  it.each(['application/json', 'application/x-ndjson'])(
    'is there before and after a body of %s that comes in pieces, and is each request’s own',
    async (type) => {
      const send = async (id: string): Promise<unknown> => {
        const body = new ReadableStream({
          async start(controller) {
            for (let part = 0; part < 5; part++) {
              controller.enqueue(new TextEncoder().encode('{}\n'));
              await turn();
            }
            controller.close();
          },
        });
        const headers = { 'content-type': type, 'x-request-id': id, 'accept-language': 'en' };
        // The browser's type of a request, which pages bring in, does not know of streamed bodies.
        const request = { method: 'POST', headers, body, duplex: 'half' };
        return (await fetch(`${base}/v1/choses/7`, request)).json();
      };
      const ids = ['a', 'b', 'c'];
      const expected = (id: string): object => ({
        id,
        ip: '127.0.0.1',
        method: 'POST',
        route: '/v1/choses/:id',
        language: 'en',
        caller: CALLER,
      });
      const answers = await Promise.all(ids.map(send));
      expect(answers).toEqual(
        ids.map((id) => ({
          seen: [expected(id), expected(id)],
          bytes: type === 'application/json' ? 0 : 15,
        })),
      );
    },
  );

  it('is nowhere else', () => {
    expect(requestContext()).toBeUndefined();
    expect(currentTraceparent()).toBeUndefined();
  });

  it('is in the trace that the caller names, or in one of its own', async () => {
    const traceOf = async (traceparent?: string): Promise<(string | undefined)[]> => {
      const headers = {
        'content-type': 'application/json',
        'x-request-id': 'a',
        ...(traceparent === undefined ? {} : { traceparent }),
      };
      const answer = await fetch(`${base}/v1/traces`, { method: 'POST', headers, body: '{}' });
      return (await answer.json()) as (string | undefined)[];
    };
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const [first, last] = await traceOf(`00-${trace}-00f067aa0ba902b7-01`);
    expect(first).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(last).toBe(first);
    const begun = await Promise.all([traceOf(), traceOf('00-abc-def-01')]);
    expect(new Set([...begun.flat(), first]).size).toBe(3);
  });

  it('is not that of a consumer, which has a trace alone', async () => {
    const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const seen = await inTrace(parent, async () => {
      await turn();
      return [requestContext(), currentTraceparent()];
    });
    expect(seen).toEqual([undefined, expect.stringContaining(parent.slice(0, 36))]);
  });
});
