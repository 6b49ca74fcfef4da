import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { cluster, type Cluster, eventually } from '@maillage/testing';
import { type Contract, Published } from './published.js';
import { Raw } from './raw.js';

const LIMIT = 300;
const REFUSED = 100;
const ORIGIN = 'https://tableau.example';
const ROUTES = {
  access: ['/v1/clients', '/v1/jetons', '/v1/moi', '/v1/territoires'],
  actors: ['/v1/lieux'],
};

interface Bytes {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

describe('the edge of a server', () => {
  const published = new Published(
    JSON.parse(readFileSync('services/host/openapi.json', 'utf8')) as Contract,
  );
  let running: Cluster;
  const wrong = (prefix: string): Record<string, string> => ({
    authorization: `Bearer mlg_${prefix.repeat(16)}_${'x'.repeat(43)}`,
  });
  const ask = (
    headers: Record<string, string> = {},
    path = '/v1/territoires?q=arras',
  ): Promise<Response> => fetch(running.base + path, { headers });

  /** The bytes of an answer as they came, which fetch would decompress. */
  const bytesOf = async (path: string, headers: Record<string, string>): Promise<Bytes> => {
    const sent = request(running.base + path, { headers }).end();
    const [answer] = (await once(sent, 'response')) as [
      AsyncIterable<Buffer> & { statusCode: number; headers: Bytes['headers'] },
    ];
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
  };

  beforeAll(async () => {
    const env = {
      LOG_LEVEL: 'warn',
      RATE_PER_MINUTE: String(LIMIT),
      RATE_REFUSED_PER_MINUTE: String(REFUSED),
      CORS_ORIGINS: ORIGIN,
    };
    running = await cluster(['access', 'actors'], { env, routes: ROUTES });
  });
  afterAll(async () => {
    await running.stop();
  });

  describe('limits', () => {
    const newKey = async (source: string): Promise<Record<string, string>> => {
      const post = async <T>(path: string, body: object): Promise<T> => {
        const headers = {
          authorization: `Bearer ${running.adminKey}`,
          'content-type': 'application/json',
        };
        return (await (
          await fetch(running.base + path, { method: 'POST', headers, body: JSON.stringify(body) })
        ).json()) as T;
      };
      const { id } = await post<{ id: string }>('/v1/clients', {
        nom: source,
        source,
        type: 'structure',
        roles: ['national'],
        territoires: ['france'],
      });
      return {
        authorization: `Bearer ${(await post<{ cle: string }>(`/v1/clients/${id}/cles`, {})).cle}`,
      };
    };
    // Limits are per minute of the clock: a test that counts begins with enough of one ahead.
    beforeEach(async () => {
      const left = 60_000 - (Date.now() % 60_000);
      if (left < 30_000) await sleep(left + 100);
    }, 60_000);

    it('hold a caller on all processes together, refusing what is above as a problem with Retry-After', async () => {
      const key = await newKey('borne');
      const first = await ask(key);
      expect(first.headers.get('ratelimit-policy')).toBe(`"defaut";q=${LIMIT};w=60`);
      expect(first.headers.get('ratelimit')).toMatch(
        new RegExp(`^"defaut";r=${LIMIT - 1};t=\\d+$`),
      );
      const spread = await Promise.all(
        Array.from({ length: LIMIT - 1 }, (_, n) =>
          ask(key, n % 2 === 0 ? '/v1/lieux?limite=1' : '/v1/moi'),
        ),
      );
      expect(new Set(spread.map(({ status }) => status))).toEqual(new Set([200]));
      for (const path of ['/v1/lieux', '/v1/moi']) {
        const refused = await eventually(async () => {
          const answer = await ask(key, path);
          expect(answer.status).toBe(429);
          return answer;
        });
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await published.faultsOf('get', path, refused.clone())).toEqual([]);
        expect(await refused.json()).toMatchObject({
          status: 429,
          code: 'platform.too_many_requests',
        });
      }
      expect((await ask(await newKey('autre-borne'))).status).toBe(200);
    });

    it('are not drained by a caller’s prefix with another secret, but that address’s tries are', async () => {
      const key = await newKey('visee');
      const forged = { authorization: `${key['authorization']?.slice(0, -43)}${'x'.repeat(43)}` };
      expect((await ask(key)).status).toBe(200);
      const pair = {
        client_id: '0192f000-0000-7000-8000-000000000000',
        client_secret: forged.authorization.slice(7),
      };
      const forToken = (
        headers: Record<string, string>,
        more: Record<string, string> = {},
      ): Promise<Response> =>
        fetch(`${running.base}/v1/jetons`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
        });
      // However the secret is shown, a try is a try.
      const ways = [
        () => ask(forged),
        () => forToken(forged),
        () =>
          forToken({
            authorization: `Basic ${Buffer.from(Object.values(pair).join(':')).toString('base64')}`,
          }),
        () => forToken({}, pair),
      ];
      // One after the other: many at once are refused for a while (503), and are no try.
      for (let tries = 0; tries < REFUSED; tries++)
        expect((await ways[tries % ways.length]?.())?.status).toBe(401);
      for (const way of ways) expect((await way()).status).toBe(429);
      const victim = await ask(key);
      expect([victim.status, victim.headers.get('ratelimit')?.split(';')[1]]).toEqual([
        200,
        `r=${LIMIT - 2}`,
      ]);
      expect((await ask(wrong('c'))).status).toBe(429);
    });
  });

  it('lets browsers in from the configured origins only', async () => {
    const known = await ask({ origin: ORIGIN });
    expect(known.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(await published.faultsOf('get', '/v1/territoires', known)).toEqual([]);
    expect(
      (await ask({ origin: 'https://ailleurs.example' })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const preflight = await fetch(`${running.base}/v1/territoires`, {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization,idempotency-key',
        },
      });
      expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
        204,
        'authorization,idempotency-key',
      ]);
      expect(preflight.headers.get('access-control-allow-methods')).toContain(method);
    }
  });

  it.each(['/v1/territoires?q=arras', '/v1/moi', '/v1/inconnu', '/docs'])(
    'tells browsers how to treat %s',
    async (path) => {
      const { headers } = await ask({}, path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('has a page of documentation that its own policy lets work: no script inside it, all files from here', async () => {
    const page = await (await ask({}, '/docs')).text();
    const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(1);
    for (const [, attributes = '', inside = ''] of scripts)
      expect([attributes, inside.trim()]).toEqual([expect.stringMatching(/src="\.?\/?docs\//), '']);
    for (const [, file = ''] of page.matchAll(/(?:src|href)="([^"]+\.(?:js|css|png))"/g))
      expect((await fetch(new URL(file, `${running.base}/docs`))).status).toBe(200);
  });

  describe('compression', () => {
    it.each([
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ])('is done by %s for long answers', async (encoding, inflate) => {
      const plain = await bytesOf('/v1/nomenclatures/services', {});
      const packed = await bytesOf('/v1/nomenclatures/services', { 'accept-encoding': encoding });
      expect([
        plain.headers['content-encoding'],
        packed.headers['content-encoding'],
        packed.headers['vary'],
      ]).toEqual([undefined, encoding, expect.stringMatching(/accept-encoding/i)]);
      expect(plain.body.length).toBeGreaterThan(1024);
      expect(packed.body.length).toBeLessThan(plain.body.length / 2);
      expect(inflate(packed.body).equals(plain.body)).toBe(true);
    });

    it('is not done for what is short, nor for what no cache may keep', async () => {
      const accepting = { 'accept-encoding': 'br, gzip' };
      expect(
        (await bytesOf('/sante/vivant', accepting)).headers['content-encoding'],
      ).toBeUndefined();
      const refusal = await bytesOf(
        `/v1/lieux?${Array.from({ length: 40 }, (_, n) => `inconnu${n}=1`).join('&')}`,
        { ...accepting, authorization: `Bearer ${running.adminKey}` },
      );
      expect([
        refusal.status,
        refusal.headers['cache-control'],
        refusal.headers['content-encoding'],
      ]).toEqual([400, 'no-store', undefined]);
      expect(refusal.body.length).toBeGreaterThan(1024);
    });
  });

  it('answers an address that cannot be read by a problem too', async () => {
    const answer = await fetch(`${running.base}/v1/%zz`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect(await answer.json()).toMatchObject({
      code: 'platform.malformed',
      request_id: answer.headers.get('x-request-id'),
    });
  });

  it.each([
    ['what is not HTTP', 'rien de bon\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    [
      '10,000 headers',
      `GET / HTTP/1.1\r\nhost: x\r\n${Array.from({ length: 10_000 }, (_, n) => `x-${n}: y\r\n`).join('')}\r\n`,
      431,
    ],
  ])('answers %s by a problem too', async (_, sent, status) => {
    const raw = await Raw.open(running.url('access'));
    await raw.send(sent);
    expect(await raw.answer()).toMatchObject({
      status,
      body: { status, code: 'platform.not_http' },
    });
  });

  it.each([101, 2_500])(
    'refuses %d headers that are short, rather than reading some of them',
    async (count) => {
      const raw = await Raw.open(running.url('access'));
      await raw.send(
        `GET /v1/moi HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${'a:\r\n'.repeat(count - 2)}\r\n`,
      );
      expect(await raw.answer()).toMatchObject({
        status: 400,
        body: { code: 'platform.too_many_headers' },
      });
    },
  );
});
