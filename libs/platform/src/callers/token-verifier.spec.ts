import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import { OWN_AUDIENCE, OWN_ISSUER, TokenVerifier } from './token-verifier.js';

const NOW_MS = 1_800_000_000_000;
const NOW = NOW_MS / 1_000;
const UNKNOWN = 'platform.unknown_caller';
const NO_ACCESS = 'platform.not_access_token';
const BOUND = 'platform.bound_token';

describe('a signed token', () => {
  let server: Server;
  let url = '';
  let keys: GenerateKeyPairResult;
  let own: GenerateKeyPairResult;

  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    own = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'une', alg: 'RS256' };
    server = createServer((request, response) => {
      response.end(
        JSON.stringify(
          request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` },
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const outcome = async (token: string, isUntyped = false): Promise<string> => {
    const issuer = {
      name: 'Essai',
      url,
      audiences: ['service'],
      algorithms: ['RS256'],
      acr: [],
      isUntyped,
    };
    const verifier = new TokenVerifier(
      [issuer],
      async () => [{ ...(await exportJWK(own.publicKey)), kid: 'une', alg: 'ES256' }],
      () => NOW_MS,
      30,
    );
    return verifier.verify(token).then(
      ({ subject }) => subject,
      (error: unknown) => (error as { code: string }).code,
    );
  };
  /** The claims as text, since JSON can say numbers that no JavaScript object can. */
  const signed = (claims: object, typ?: string, times = ''): Promise<string> => {
    const text = JSON.stringify({
      iss: url,
      aud: 'service',
      sub: 'sujet',
      iat: NOW,
      exp: NOW + 300,
      ...claims,
    });
    const bytes = Buffer.from(times === '' ? text : text.replace(/}$/, `,${times}}`));
    return new CompactSign(bytes)
      .setProtectedHeader({ alg: 'RS256', kid: 'une', ...(typ === undefined ? {} : { typ }) })
      .sign(keys.privateKey);
  };

  it.each(['at+jwt', 'application/at+jwt', 'AT+JWT'])(
    'is taken when it is declared an access token (%s)',
    async (typ) => {
      expect(await outcome(await signed({}, typ))).toBe('sujet');
      expect(await outcome(await signed({}, typ), true)).toBe('sujet');
    },
  );

  it.each([
    ['an ID token', { nonce: 'n', at_hash: 'h', auth_time: NOW }, 'JWT'],
    ['a userinfo response', { given_name: 'Ada' }, undefined],
    ['what says nothing of itself', { scope: 'openid' }, undefined],
    ['a JWT of any kind', { client_id: 'service' }, 'JWT'],
    ['a logout token', { events: {} }, 'logout+jwt'],
    ['a security event', { events: {} }, 'secevent+jwt'],
    ['an introspection', { token_introspection: {} }, 'token-introspection+jwt'],
    ['a proof of a key', {}, 'dpop+jwt'],
  ])('is no access token when it is %s, and says so', async (_, claims, typ) => {
    expect(await outcome(await signed(claims, typ))).toBe(NO_ACCESS);
  });

  it('is told by its claims where its issuer declares no access tokens', async () => {
    for (const claims of [{ client_id: 'c' }, { scope: 'openid' }, { scp: ['lire'] }])
      for (const typ of [undefined, 'JWT', 'jwt'])
        expect([claims, typ, await outcome(await signed(claims, typ), true)]).toEqual([
          claims,
          typ,
          'sujet',
        ]);
    const access = { client_id: 'c', scope: 'openid' };
    for (const claims of [
      {},
      { azp: 'c', given_name: 'Ada' },
      { ...access, nonce: 'n' },
      { ...access, nonce: null },
      { ...access, at_hash: 'h' },
      { ...access, c_hash: 'h' },
      { ...access, s_hash: 'h' },
      { ...access, 'urn:openid:params:jwt:claim:rt_hash': 'h' },
      { ...access, events: {} },
      { ...access, token_introspection: {} },
    ])
      expect([claims, await outcome(await signed(claims, 'JWT'), true)]).toEqual([
        claims,
        NO_ACCESS,
      ]);
    expect(await outcome(await signed(access, 'logout+jwt'), true)).toBe(NO_ACCESS);
  });

  it.each([[{ jkt: 'x' }], [{ 'x5t#S256': 'x' }], [{}], [null]])(
    'is refused when it is bound to a key (%j), and says why',
    async (cnf) => {
      expect(await outcome(await signed({ cnf }, 'at+jwt'))).toBe(BOUND);
      expect(await outcome(await signed({ cnf, scope: 'openid' }, 'JWT'), true)).toBe(BOUND);
    },
  );

  it.each([
    '"exp":1e308',
    '"exp":1e999',
    '"exp":8640000000001',
    '"exp":-1',
    '"exp":"4000000000"',
    '"exp":null',
    '"nbf":-1',
    '"nbf":-1e999',
    '"nbf":1e308',
    '"iat":-1',
    '"iat":-1e999',
    '"iat":1e308',
    '"iat":[1]',
  ])('is refused with %s, which is no time', async (time) => {
    // A name that comes again counts, as in every JSON parser: the last one.
    expect(await outcome(await signed({}, 'at+jwt', time))).toBe(UNKNOWN);
  });

  it('may say its times to a part of a second, up to the last that is a date', async () => {
    expect(await outcome(await signed({ exp: 8.64e12, iat: NOW - 0.5, nbf: 0 }, 'at+jwt'))).toBe(
      'sujet',
    );
  });

  it('of our own bears the type of access tokens, like any other', async () => {
    const ours = (typ?: string, claims: object = {}): Promise<string> =>
      new SignJWT({
        iss: OWN_ISSUER,
        aud: OWN_AUDIENCE,
        sub: 'client',
        scope: 'moi.lire',
        iat: NOW,
        exp: NOW + 300,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'une', ...(typ === undefined ? {} : { typ }) })
        .sign(own.privateKey);
    expect([
      await outcome(await ours('at+jwt')),
      await outcome(await ours('JWT'), true),
      await outcome(await ours(), true),
      await outcome(await ours('at+jwt', { cnf: { jkt: 'x' } })),
    ]).toEqual(['client', NO_ACCESS, NO_ACCESS, BOUND]);
  });
});
