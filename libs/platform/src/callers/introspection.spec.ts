import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import { Logger } from '@nestjs/common';
import { TokenVerifier } from './token-verifier.js';

const OPAQUE = 'un-jeton-que-lui-seul-sait-lire';
const ACTIVE = {
  active: true,
  sub: 'sujet',
  client_id: 'service',
  token_type: 'Bearer',
  acr: 'eidas1',
};

Logger.overrideLogger(false);

describe('a token that only its provider can read', () => {
  let server: Server;
  let url = '';
  let now = 1_800_000_000_000;
  let asked: { authorization: string | undefined; body: string }[] = [];
  let answer: (
    request: IncomingMessage,
  ) => Promise<{ status?: number; type?: string; body: string }>;
  let verifier: TokenVerifier;
  let keys: GenerateKeyPairResult;

  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'une', alg: 'RS256' };
    server = createServer((request, response) => {
      const reply = async (): Promise<void> => {
        if (request.url === '/.well-known/openid-configuration')
          return void response.end(
            JSON.stringify({
              issuer: url,
              jwks_uri: `${url}/jwks`,
              introspection_endpoint: `${url}/introspection`,
            }),
          );
        if (request.url === '/jwks') return void response.end(JSON.stringify({ keys: [jwk] }));
        asked.push({ authorization: request.headers.authorization, body: await text(request) });
        const { status = 200, type = 'application/json', body } = await answer(request);
        response.writeHead(status, { 'content-type': type }).end(body);
      };
      reply().catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
    const issuer = {
      name: 'Essai',
      url,
      audiences: ['service'],
      algorithms: ['RS256'],
      acr: ['eidas1'],
      isUntyped: false,
      introspector: { id: 'mail lage', secret: 'é:+' },
    };
    verifier = new TokenVerifier(
      [issuer],
      () => Promise.resolve([]),
      () => now,
      30,
    );
  });

  const says = (claims: object): void =>
    void (answer = () => Promise.resolve({ body: JSON.stringify(claims) }));
  const outcome = (token = OPAQUE): Promise<string> =>
    verifier.verify(token).then(
      ({ subject }) => subject,
      (error: unknown) => (error as { code: string }).code,
    );

  it('is shown to it once a minute, under our name and secret', async () => {
    says(ACTIVE);
    expect([
      verifier.isCheap(OPAQUE),
      await outcome(),
      await outcome(),
      verifier.isCheap(OPAQUE),
    ]).toEqual([false, 'sujet', 'sujet', true]);
    expect(asked).toEqual([
      {
        authorization: `Basic ${Buffer.from('mail+lage:%C3%A9%3A%2B').toString('base64')}`,
        body: `token=${OPAQUE}&token_type_hint=access_token`,
      },
    ]);
    now += 60_001;
    expect([await outcome(), asked.length]).toEqual(['sujet', 2]);
  });

  it('is accepted no longer than it lasts', async () => {
    says({ ...ACTIVE, exp: now / 1_000 + 5 });
    expect(await outcome()).toBe('sujet');
    now += 36_000;
    says({ active: false });
    expect(await outcome()).toBe('platform.unknown_caller');
  });

  it.each([
    ['inactive', { ...ACTIVE, active: false }],
    ['active in words', { ...ACTIVE, active: 'true' }],
    ['another service’s', { ...ACTIVE, client_id: 'autre', aud: ['ailleurs'] }],
    ['of another issuer', { ...ACTIVE, iss: 'https://ailleurs.example' }],
    ['of no type', { ...ACTIVE, token_type: undefined }],
    ['of times that are none', { ...ACTIVE, exp: 1e308 }],
    ['not yet good', { ...ACTIVE, nbf: 1_900_000_000 }],
    ['expired', { ...ACTIVE, exp: 1_700_000_000 }],
    ['of an expiry that is no number', { ...ACTIVE, exp: 'demain' }],
    ['of too weak an authentication', { ...ACTIVE, acr: 'eidas0' }],
    ['of nobody', { ...ACTIVE, sub: undefined }],
  ])('is refused when it is %s', async (_, claims) => {
    says(claims);
    expect(await outcome()).toBe('platform.unknown_caller');
  });

  it.each([{ cnf: { jkt: 'x' } }, { token_type: 'DPoP' }])(
    'is refused when it is bound to a key (%j), and says why',
    async (bound) => {
      says({ ...ACTIVE, ...bound });
      expect(await outcome()).toBe('platform.bound_token');
    },
  );

  it('is not shown to anybody when it can be no token', async () => {
    for (const token of [
      'court',
      'deux mots et un espace dedans',
      'x'.repeat(1_025),
      'x'.repeat(9_000),
    ])
      expect([token, await outcome(token)]).toEqual([token, 'platform.unknown_caller']);
    expect(asked).toEqual([]);
  });

  it('may be described by a signed answer (RFC 9701), of that provider and for us alone', async () => {
    const signed = (claims: object, typ = 'token-introspection+jwt', key = keys): void => {
      answer = async () => ({
        type: 'application/token-introspection+jwt; charset=utf-8',
        body: await new SignJWT({
          iss: url,
          aud: 'mail lage',
          iat: now / 1_000,
          token_introspection: ACTIVE,
          ...claims,
        })
          .setProtectedHeader({ alg: 'RS256', kid: 'une', typ })
          .sign(key.privateKey),
      });
    };
    signed({});
    expect(await outcome()).toBe('sujet');
    const foreign = await generateKeyPair('RS256');
    for (const wrong of [
      () => signed({ aud: 'autre' }),
      () => signed({ iss: 'https://ailleurs.example' }),
      () => signed({}, 'JWT'),
      () => signed({}, undefined, foreign),
      () => signed({ token_introspection: undefined }),
    ]) {
      now += 120_000;
      wrong();
      expect(await outcome()).toBe('platform.issuer_unavailable');
    }
  });

  it.each([
    ['does not know us', { status: 401, body: '{}' }],
    ['answers no JSON', { body: '<html>' }],
    ['answers null', { body: 'null' }],
    ['fails', { status: 500, body: '' }],
  ])('waits when the provider %s, and nobody else with it', async (_, reply) => {
    answer = () => Promise.resolve(asked.length === 1 ? reply : { body: JSON.stringify(ACTIVE) });
    expect([await outcome(), await outcome('un-autre-jeton-que-lui-seul-sait-lire')]).toEqual([
      'platform.issuer_unavailable',
      'sujet',
    ]);
  });

  it.each([
    ['ends the connection', () => Promise.reject(new Error('cut'))],
    ['answers without end', () => Promise.resolve({ body: `{"x":"${'x'.repeat(300_000)}"}` })],
  ])(
    'waits when the provider %s, and it is asked again no sooner than in a second',
    async (_, reply) => {
      answer = reply;
      expect([await outcome(), await outcome(), asked.length]).toEqual([
        'platform.issuer_unavailable',
        'platform.issuer_unavailable',
        1,
      ]);
      now += 1_001;
      says(ACTIVE);
      expect(await outcome()).toBe('sujet');
    },
  );
});
