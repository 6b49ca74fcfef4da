import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { guardSecretAddresses } from './secret-addresses.js';

const KNOWN = 'connue';

/** A server with a limit of 40 guesses in all, hence two from each address. */
async function guarded(): Promise<{
  server: FastifyInstance;
  looked: string[];
  ask: (secret: string, from: string) => Promise<number>;
}> {
  const server = fastify();
  const looked: string[] = [];
  await server.register(rateLimit, { global: false, timeWindow: 3_600_000 });
  guardSecretAddresses(server, 40);
  server.get<{ Params: { secret: string } }>(
    '/a/:secret',
    { config: { secretAddress: true } },
    ({ params: { secret } }, reply) => {
      looked.push(secret);
      return reply.status(secret === KNOWN ? 200 : 404).send('');
    },
  );
  server.get('/b/:secret', (_, reply) => reply.status(404).send(''));
  server.setErrorHandler((error: { kind?: string }, _, reply) =>
    reply.status(error.kind === 'too_many' ? 429 : 500).send(''),
  );
  const ask = async (secret: string, remoteAddress: string): Promise<number> =>
    (await server.inject({ url: `/a/${secret}`, remoteAddress })).statusCode;
  return { server, looked, ask };
}

describe('addresses that hold a secret', () => {
  it('are kept by no cache, indexed by nobody and passed on to nobody, found or not', async () => {
    const { server } = await guarded();
    for (const secret of [KNOWN, 'x'])
      expect((await server.inject(`/a/${secret}`)).headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow, noarchive',
      });
    expect((await server.inject('/b/x')).headers['x-robots-tag']).toBeUndefined();
  });

  it('are not looked up any more for who guessed too often, and are for others', async () => {
    const { looked, ask } = await guarded();
    const answers = [];
    for (const secret of ['a', 'b', 'c', 'd', KNOWN]) answers.push(await ask(secret, '192.0.2.1'));
    expect(answers).toEqual([404, 404, 404, 429, 429]);
    expect(looked).toEqual(['a', 'b', 'c']);
    expect(await ask(KNOWN, '192.0.2.2')).toBe(200);
  });

  it('are not looked up for anybody past the limit of all, but for those that led somewhere lately', async () => {
    const { ask } = await guarded();
    expect(await ask(KNOWN, '192.0.2.200')).toBe(200);
    for (let n = 0; n <= 40; n++) expect(await ask(`x${n}`, `192.0.2.${n}`)).toBe(404);
    expect(await ask('y', '192.0.2.100')).toBe(429);
    expect(await ask(KNOWN, '192.0.2.100')).toBe(200);
  });

  it('count no address that leads somewhere, and no other route', async () => {
    const { server, ask } = await guarded();
    for (let n = 0; n < 50; n++) {
      expect(await ask(KNOWN, '192.0.2.1')).toBe(200);
      expect((await server.inject({ url: '/b/x', remoteAddress: '192.0.2.1' })).statusCode).toBe(
        404,
      );
    }
    expect(await ask('x', '192.0.2.1')).toBe(404);
  });
});
