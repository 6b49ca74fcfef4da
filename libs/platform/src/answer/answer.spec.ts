import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import compress from '@fastify/compress';
import { StreamableFile } from '@nestjs/common';
import fastify, { type FastifyInstance } from 'fastify';
import { answerList, type Listing } from './answer.js';
import type { Format } from './format.js';

interface Row {
  readonly id: string;
}

const LISTING: Listing<Row> = {
  name: 'essai',
  formats: ['json', 'ndjson', 'csv', 'xlsx', 'geojson'],
  columns: [{ name: 'id', value: ({ id }) => id }],
  keyOf: ({ id }) => [id],
  cursor: [/^\d+$/],
};
const STREAMED = ['ndjson', 'csv', 'xlsx', 'geojson'] as const;

/** Rows numbered from 1 to `last`; the read that would begin after `fault` fails. */
function source(last: number, fault = Infinity) {
  const reads: number[] = [];
  const read = async (after: readonly string[] | undefined, limit: number): Promise<Row[]> => {
    const start = Number(after?.[0] ?? 0);
    reads.push(start);
    if (start >= fault) throw new Error('the database is gone');
    const length = Math.max(0, Math.min(limit, last - start));
    return Array.from({ length }, (_, at) => ({ id: String(start + at + 1) }));
  };
  return { reads, read };
}

describe('a list', () => {
  let server: FastifyInstance;
  let base: string;
  let rows = source(0);
  const finished = new EventEmitter();

  beforeAll(async () => {
    server = fastify();
    await server.register(compress, { threshold: 0, customTypes: /./ });
    server.get<{ Querystring: { format?: Format; curseur?: string } }>(
      '/',
      async (request, reply) => {
        const query = { limite: 2, ...request.query };
        const found = { read: rows.read, view: (row: Row): object => row };
        const answer = await answerList({ query, request, reply }, LISTING, found);
        if (!(answer instanceof StreamableFile)) return answer;
        const stream = answer.getStream();
        stream.once('close', () => finished.emit('closed'));
        return reply.send(stream);
      },
    );
    await server.listen({ host: '127.0.0.1', port: 0 });
    base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await server.close();
  });

  it('comes by pages in JSON, each after the last of the one before', async () => {
    rows = source(5);
    const ids: string[] = [];
    for (let next: string | undefined = '/'; next !== undefined;) {
      const page = (await (await fetch(new URL(next, base))).json()) as {
        data: Row[];
        links: { suivant?: string };
        meta: { nombre: number };
      };
      expect(page.meta.nombre).toBe(page.data.length);
      ids.push(...page.data.map(({ id }) => id));
      next = page.links.suivant;
    }
    expect(ids).toEqual(['1', '2', '3', '4', '5']);
  });

  it('comes whole as a stream, over several reads', async () => {
    rows = source(2500);
    const answer = await fetch(`${base}?format=csv`);
    const ids = Array.from({ length: 2500 }, (_, at) => String(at + 1));
    expect(await answer.text()).toBe(['id', ...ids, ''].join('\r\n'));
    expect(rows.reads).toEqual([0, 1000, 2000]);
  });

  it('may hold nothing, in every format', async () => {
    rows = source(0);
    const texts = await Promise.all(
      (['ndjson', 'csv', 'geojson'] as const).map(async (format) =>
        (await fetch(`${base}?format=${format}`)).text(),
      ),
    );
    expect(texts).toEqual(['', 'id\r\n', '{"type":"FeatureCollection","features":[]}']);
  });

  it.each(STREAMED)('has an answer of its own when the first read fails (%s)', async (format) => {
    rows = source(5, 0);
    const answer = await fetch(`${base}?format=${format}`);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-disposition')).toBeNull();
    await answer.text();
  });

  it.each(STREAMED.flatMap((format) => [[format, 'identity'] as const, [format, 'gzip'] as const]))(
    'is cut, never ended, when a later read fails (%s, %s)',
    async (format, encoding) => {
      rows = source(100_000, 3000);
      const read = async (): Promise<string> => {
        const headers = { 'accept-encoding': encoding };
        return (await fetch(`${base}?format=${format}`, { headers })).text();
      };
      await expect(read()).rejects.toThrow();
    },
  );

  it.each(STREAMED)('is read no further when its reader goes away (%s)', async (format) => {
    rows = source(Infinity);
    const left = new AbortController();
    const answer = await fetch(`${base}?format=${format}`, { signal: left.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    const closed = once(finished, 'closed');
    left.abort();
    await closed;
  });

  it('reads at most one batch ahead of its reader', async () => {
    rows = source(Infinity);
    const query = { limite: 2, format: 'csv' as const };
    const reply = { header: () => undefined, getHeader: () => undefined } as never;
    const request = { headers: {} } as never;
    const found = { read: rows.read, view: (row: Row): object => row };
    const answer = await answerList({ query, request, reply }, LISTING, found);
    if (!(answer instanceof StreamableFile)) throw new Error('no stream');
    const pieces = answer.getStream()[Symbol.asyncIterator]();
    for (let piece = 0; piece < 3; piece++) await pieces.next();
    expect(rows.reads.length).toBeLessThanOrEqual(6);
    await pieces.return?.();
  });
});

it('is the text of its records, read to the end', async () => {
  const { read } = source(3);
  const reply = { header: () => undefined, getHeader: () => undefined } as never;
  const answer = await answerList(
    { query: { limite: 1, format: 'ndjson' }, request: { headers: {} } as never, reply },
    LISTING,
    { read, view: (row) => row },
  );
  if (!(answer instanceof StreamableFile)) throw new Error('no stream');
  expect(await text(answer.getStream())).toBe('{"id":"1"}\n{"id":"2"}\n{"id":"3"}\n');
});
