import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { cluster, type Cluster } from '@maillage/testing';
import { type Contract, Published } from './published.js';

const LIMIT = 300;
const ORIGIN = 'https://tableau.example';

describe('the edge of a server', () => {
  const published = new Published(JSON.parse(readFileSync('services/host/openapi.json', 'utf8')) as Contract);
  let running: Cluster;

  const ask = (prefix: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${running.base}/v1/territoires?q=arras`, { headers: { ...(prefix === '' ? {} : { authorization: `Bearer mlg_${prefix.repeat(16)}_x` }), ...headers } });

  beforeAll(async () => {
    running = await cluster(['access'], { env: { LOG_LEVEL: 'warn', RATE_PER_MINUTE: String(LIMIT), CORS_ORIGINS: ORIGIN } });
  });
  afterAll(async () => {
    await running.stop();
  });

  it('counts the requests of each caller, and refuses those above the limit as a problem with Retry-After', async () => {
    const first = await ask('a');
    expect(first.headers.get('ratelimit-policy')).toBe(`"defaut";q=${LIMIT};w=60`);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"defaut";r=${LIMIT - 1};t=(60|59)$`));
    const rest = await Promise.all(Array.from({ length: LIMIT - 1 }, () => ask('a')));
    expect(new Set(rest.map(({ status }) => status))).toEqual(new Set([401]));
    const refused = await ask('a');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await published.faultsOf('get', '/v1/territoires', refused.clone())).toEqual([]);
    expect(await refused.json()).toMatchObject({ status: 429, code: 'platform.too_many_requests' });
    expect((await ask('b')).status).toBe(401);
    expect((await ask('')).status).toBe(200);
  });

  it('lets browsers in from the configured origins only', async () => {
    const known = await ask('', { origin: ORIGIN });
    expect(known.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(await published.faultsOf('get', '/v1/territoires', known)).toEqual([]);
    expect((await ask('', { origin: 'https://ailleurs.example' })).headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${running.base}/v1/territoires`, { method: 'OPTIONS', headers: { origin: ORIGIN, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization']);
  });

  it('answers an address that cannot be read by a problem too', async () => {
    const answer = await fetch(`${running.base}/v1/%zz`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, expect.stringMatching(/^application\/problem\+json/)]);
    expect(await answer.json()).toMatchObject({ code: 'platform.malformed', request_id: answer.headers.get('x-request-id') });
  });

  it.each([
    ['what is not HTTP', 'rien de bon\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
  ])('answers %s by a problem too', async (_, sent, status) => {
    const { hostname, port } = new URL(running.base);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.write(sent);
    await once(socket, 'close');
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*application/problem\\+json`));
    expect(JSON.parse(body)).toMatchObject({ status, code: 'platform.not_http' });
  });
});
