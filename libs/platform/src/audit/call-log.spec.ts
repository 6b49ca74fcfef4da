import { Logger } from '@nestjs/common';
import fastify, { type FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Caller } from '../rights/caller.js';
import { CallLog } from './call-log.js';

const CALLER = { id: 'c', keyId: 'k' } as Caller;

interface Row {
  readonly route: string;
  readonly status: number;
  readonly number: number;
}

Logger.overrideLogger(false);

describe('the log of calls', () => {
  let server: FastifyInstance;
  let log: CallLog;
  let isAway: boolean;
  let written: Row[];

  beforeEach(() => {
    [isAway, written] = [false, []];
    const query = (_: string, [rows]: [string]): Promise<void> => {
      if (isAway) return Promise.reject(new Error('away'));
      written.push(...(JSON.parse(rows) as Row[]));
      return Promise.resolve();
    };
    log = new CallLog({ query } as unknown as DataSource);
    server = fastify();
    log.listenTo(server);
    server.addHook('onRequest', (request, _, done) => {
      if (request.headers.authorization !== undefined) request.caller = CALLER;
      done();
    });
    server.get('/v1/lieux/:id', async (_, reply) => reply.status(404).send());
  });
  afterEach(async () => {
    await server.close();
    await log.onApplicationShutdown();
  });

  const call = (id: string, headers = { authorization: 'x' }): Promise<unknown> =>
    server.inject({ url: `/v1/lieux/${id}`, headers });
  const total = (): number => written.reduce((sum, { number }) => sum + number, 0);

  it('counts calls alike together, by their route, and none of strangers', async () => {
    for (const id of ['a', 'b', 'c']) await call(id);
    await server.inject('/v1/lieux/d');
    await log.flush();
    expect(total()).toBe(3);
    expect(written[0]).toMatchObject({
      caller_id: 'c',
      key_id: 'k',
      ip: '127.0.0.1',
      route: 'GET /v1/lieux/:id',
      status: 404,
    });
    await log.flush();
    expect(total()).toBe(3);
  });

  it('keeps what the database did not take', async () => {
    isAway = true;
    await call('a');
    await expect(log.flush()).rejects.toThrow('away');
    await call('b');
    isAway = false;
    await log.flush();
    expect(total()).toBe(2);
  });
});
