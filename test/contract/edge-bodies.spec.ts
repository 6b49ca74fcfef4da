import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, eventually } from '@maillage/testing';
import { Raw } from './raw.js';

const MIB = 1_048_576;
const SLOW_SECONDS = 2;

let running: Cluster;
const head = (path: string, more: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${running.adminKey}\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;

/** Bodies and readers that mean harm. None may cost the server more than a moment. */
describe('the edge of a server, before bodies that mean harm', () => {
  /** Begins a request and leaves it at that, from the first test on: what it waits for takes longest. */
  let unfinished: Raw;
  const post = (path: string, body: string): Promise<Response> =>
    fetch(running.base + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.adminKey}`, 'content-type': 'application/json' },
      body,
    });
  /** Memory of the server that is in use, in MiB (Linux). */
  const memory = (): number => {
    const pid = running.processes.find(({ name }) => name === 'serveur')?.pid ?? 0;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  };
  const lives = async (): Promise<void> =>
    expect((await fetch(`${running.base}/sante/vivant`)).status).toBe(200);

  beforeAll(async () => {
    running = await cluster(['all'], {
      env: { LOG_LEVEL: 'warn', STREAM_LIMIT: String(4 * MIB), SLOW_SECONDS: String(SLOW_SECONDS) },
    });
    unfinished = await Raw.open(running.base);
    await unfinished.send('GET /v1/moi HTTP/1.1\r\nhost: x\r\n');
  });
  afterAll(async () => {
    await running.stop();
  });
  afterEach(lives);

  it.each([
    ['/v1/clients', 'transfer-encoding: chunked'],
    ['/v1/clients', `content-length: ${1024 * MIB}`],
    ['/v1/activites/lots', 'transfer-encoding: chunked'],
    ['/v1/lieux/imports', `content-length: ${1024 * MIB}`],
  ])('refuses 1 GiB sent to %s (%s) early, in flat memory', async (path, how) => {
    const before = memory();
    const raw = await Raw.open(running.base);
    await raw.send(head(path, how));
    const isChunked = how.startsWith('transfer');
    const piece = Buffer.alloc(MIB, ' ');
    let sent = 0;
    while (
      sent < 1024 &&
      (await raw.send(
        isChunked ? Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]) : piece,
      ))
    )
      sent += 1;
    expect(sent).toBeLessThan(64);
    expect(raw.parsed()).toMatchObject({ status: 413, body: { code: 'platform.body_too_large' } });
    expect(memory() - before).toBeLessThan(64);
  });

  it('lets a client that sent a little too much read the answer, and ask again on the same connection', async () => {
    const raw = await Raw.open(running.base);
    const body = ' '.repeat(2 * MIB);
    await raw.send(head('/v1/clients', `content-length: ${body.length}`) + body);
    await eventually(() => expect(raw.received).toContain('413'));
    await raw.send('GET /sante/vivant HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await eventually(() => expect(raw.received).toContain('"vivant"'));
  });

  it.each([
    ['/v1/clients', 'of an ordinary body'],
    ['/v1/activites/lots', 'of a stream'],
  ])('waits for no end (%s, %s) that does not come', async (path) => {
    const raw = await Raw.open(running.base);
    await raw.send(`${head(path, 'content-length: 1000')}[`);
    expect(await raw.answer()).toMatchObject({ status: 408, body: { code: 'platform.too_slow' } });
  });

  it.each(['/v1/clients', '/v1/activites/lots'])(
    'waits no longer for a body to %s that trickles',
    async (path) => {
      const raw = await Raw.open(running.base);
      await raw.send(head(path, 'content-length: 1000000'));
      let drops = 0;
      while (await raw.send('[')) {
        await sleep(50);
        drops += 1;
      }
      expect(drops).toBeLessThan((SLOW_SECONDS * 1000 * 5) / 50);
      expect(raw.parsed()).toMatchObject({ status: 408 });
    },
  );

  it('goes on reading a stream that is slow but moves', async () => {
    const raw = await Raw.open(running.base);
    const line = `${JSON.stringify({ source_id: 'x', remplissage: 'y'.repeat(1_000) })}\n`;
    const lines = 40;
    await raw.send(
      head(
        '/v1/activites/lots?simulation=true',
        `content-length: ${lines * line.length}\r\nconnection: close`,
      ),
    );
    for (let n = 0; n < lines; n++) {
      expect(await raw.send(line)).toBe(true);
      await sleep((SLOW_SECONDS * 2_000) / lines);
    }
    expect((await raw.answer()).status).toBe(200);
  });

  it('waits for no headers that do not come', async () => {
    expect(await unfinished.answer()).toMatchObject({
      status: 408,
      body: { code: 'platform.not_http' },
    });
  }, 40_000);

  it('keeps no answer for a client that does not read it', async () => {
    const raw = await Raw.open(running.base);
    raw.socket.pause();
    // One answer fits into the buffers between the two; many do not.
    await raw.send('GET /v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(400));
    await eventually(() => expect(raw.isGivenUp).toBe(true), { timeout: 40_000, every: 100 });
    raw.socket.resume();
    await eventually(() => expect(raw.isClosed).toBe(true), { timeout: 10_000 });
    expect(raw.received.split('HTTP/1.1 200').length).toBeLessThan(400);
  }, 60_000);

  describe('JSON nested 100,000 deep', () => {
    const deep = (open: string, close: string): string =>
      open.repeat(100_000) + close.repeat(100_000);
    it.each([
      ['lists', deep('[', ']')],
      ['objects', deep('{"a":', '}').replace('}', '1}')],
      ['lists without end', '['.repeat(100_000)],
      ['a field', `{"nom":${deep('[', ']')}}`],
    ])('is refused as an ordinary body: %s', async (_, body) => {
      const answer = await post('/v1/clients', body);
      expect([answer.status, await answer.json()]).toEqual([
        400,
        expect.objectContaining({ code: 'platform.too_deep' }),
      ]);
    });

    it.each(['/v1/activites/lots', '/v1/lieux/imports'])(
      'costs a stream to %s the item alone',
      async (path) => {
        const items = [
          deep('[', ']'),
          `{"source_id":"p","id":"p","beneficiaires":${deep('{"a":', '}').replace('}', '1}')}}`,
          '{"source_id":"bon"}',
        ];
        for (const body of [`[${items.join(',')}]`]) {
          const answer = await post(path, body);
          const outcome = (await answer.json()) as { recus: number; rejetes: number };
          expect([answer.status, outcome]).toEqual([
            200,
            expect.objectContaining({ recus: 3, rejetes: 3 }),
          ]);
          expect(JSON.stringify(outcome)).toMatch(/too_deep/);
        }
      },
    );
  });
});

/** Nothing but its size speaks against a body: a server that waits for a slow sender as long as usual. */
describe('the edge of a server, before a sender that reads its answer only once it is stuck', () => {
  beforeAll(async () => {
    running = await cluster(['all'], {
      env: { LOG_LEVEL: 'warn', STREAM_LIMIT: String(4 * MIB) },
    });
  });
  afterAll(async () => {
    await running.stop();
  });

  it.each([
    [413, '/v1/clients', 'transfer-encoding: chunked'],
    [413, '/v1/activites/lots', `content-length: ${1024 * MIB}\r\nidempotency-key: trop-gros`],
    [400, '/v1/clients?cle=x', `content-length: ${1024 * MIB}`],
  ])('lets it read %d of %s (%s)', async (status, path, how) => {
    const size = 128 * MIB;
    const body = Buffer.alloc(size, ' ');
    const raw = await Raw.open(running.base);
    raw.socket.pause();
    const begin = how.startsWith('transfer') ? `${size.toString(16)}\r\n` : '';
    raw.socket.write(head(path, how) + begin);
    raw.socket.write(body);
    await eventually(() => expect(raw.isClosedUnread).toBe(true), { every: 5 });
    // Node closes a connection after a failed write: had it been reset, it is gone by now, the answer unread.
    await setImmediate();
    raw.socket.resume();
    if (!raw.isClosed) await once(raw.socket, 'end');
    expect(raw.parsed().status).toBe(status);
  });
});
