import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import { discoverKeys } from './discovery.js';
import { PublishedKeys } from './published-keys.js';

async function pair(kid: string): Promise<{ jwk: JWK; token: string }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' },
    token: await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey),
  };
}

describe('the keys of an issuer', () => {
  let [now, loads] = [0, 0];
  let answer: JSONWebKeySet | Error;
  let keys: PublishedKeys;
  const find = (kid: string): Promise<string> =>
    Promise.resolve(keys.find({ alg: 'ES256', kid }, { payload: '', signature: '' })).then(
      () => 'found',
      (error: unknown) => (error as { code: string }).code,
    );
  beforeEach(async () => {
    [now, loads] = [0, 0];
    answer = { keys: [(await pair('une')).jwk] };
    const load = (): Promise<JSONWebKeySet> => (
      loads++,
      answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    );
    keys = new PublishedKeys('Essai', load, () => now);
  });

  it('are loaded once for many requests at once, and renewed behind the requests', async () => {
    expect(await Promise.all(Array.from({ length: 50 }, () => find('une')))).toEqual(
      Array.from({ length: 50 }, () => 'found'),
    );
    expect(loads).toBe(1);
    now = 300_001;
    expect([await find('une'), await find('une'), loads]).toEqual(['found', 'found', 2]);
  });

  it('are loaded at once for a key that is new, and not more often for a flood of made-up ones', async () => {
    await find('une');
    now = 5_000;
    answer = { keys: [(await pair('deux')).jwk] };
    expect([await find('deux'), loads]).toEqual(['found', 2]);
    expect(await find('une')).toBe('ERR_JWKS_NO_MATCHING_KEY');
    for (let i = 0; i < 1_000; i++)
      expect(await find(`inventee-${i}`)).toBe('ERR_JWKS_NO_MATCHING_KEY');
    expect(loads).toBe(2);
  });

  it('are trusted for an hour while the issuer is away, which a flood asks once a second at most', async () => {
    await find('une');
    answer = new Error('away');
    for (now = 400_000; now < 3_600_000; now += 100_000) expect(await find('une')).toBe('found');
    now = 3_550_000;
    const before = loads;
    for (let i = 0; i < 100; i++)
      expect(await find('inconnue')).toBe('platform.issuer_unavailable');
    expect(loads - before).toBe(1);
    now = 3_600_001;
    expect(await find('une')).toBe('platform.issuer_unavailable');
    answer = { keys: [(await pair('une')).jwk] };
    now += 1_000;
    expect(await find('une')).toBe('found');
  });
});

describe('discovery', () => {
  let server: Server;
  let url: string;
  let document: () => unknown;
  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url === '/ailleurs') return void response.end('{"keys":[]}');
      const body = document();
      if (body === undefined) response.writeHead(302, { location: '/ailleurs' }).end();
      else response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('finds keys where the document says', async () => {
    document = () => ({ issuer: `${url}/api/v2`, jwks_uri: `${url}/ailleurs` });
    expect(await discoverKeys(`${url}/api/v2`)).toEqual({ keys: [] });
  });

  it.each<[string, () => unknown]>([
    ['of another issuer', () => ({ issuer: `${url}/autre`, jwks_uri: `${url}/ailleurs` })],
    ['with keys in clear HTTP', () => ({ issuer: url, jwks_uri: 'http://exemple.fr/jwks' })],
    ['without keys', () => ({ issuer: url })],
    ['that is elsewhere', () => undefined],
    ['that is no JSON', () => 'x'],
    ['that never ends', () => ' '.repeat(300_000)],
  ])('refuses a document %s', async (_, make) => {
    document = make;
    await expect(discoverKeys(url)).rejects.toThrow();
  });
});
