import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gateway, type Gateway } from './gateway.js';

const servers: Server[] = [];
const addresses: Record<string, string> = { away: 'http://127.0.0.1:1' };
let front: Gateway;

beforeAll(async () => {
  for (const name of ['a', 'b']) {
    const server = createServer((request, response) => {
      response.setHeader('x-target', name);
      request.pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    addresses[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  front = await gateway(
    { b: ['/v1/lieux', '/a/b-'], away: ['/v1/lieux/loin'] },
    (target) => addresses[target] ?? '',
    'a',
  );
});

afterAll(async () => {
  await front.close();
  for (const server of servers) server.close().closeAllConnections();
});

const targetOf = async (path: string): Promise<string | null> =>
  (await fetch(front.url + path)).headers.get('x-target');

describe('gateway', () => {
  it('sends each path to the target with its longest prefix, whole segments only', async () => {
    expect(await targetOf('/v1/lieux')).toBe('b');
    expect(await targetOf('/v1/lieux/12?x=1')).toBe('b');
    expect(await targetOf('/v1/lieuxdits')).toBe('a');
    expect(await targetOf('/sante/pret')).toBe('a');
    expect(await targetOf('/a/b-7k3m')).toBe('b');
    expect(await targetOf('/a/c-7k3m')).toBe('a');
  });

  it('passes bodies through unchanged', async () => {
    const body = 'é'.repeat(500_000);
    const response = await fetch(`${front.url}/v1/lieux`, { method: 'POST', body });
    expect(await response.text()).toBe(body);
  });

  it('answers 502 for a target that is away', async () => {
    expect((await fetch(`${front.url}/v1/lieux/loin`)).status).toBe(502);
  });
});
