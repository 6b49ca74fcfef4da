import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeCursor } from './cursor.js';
import { pageOf, startOf } from './page.js';

const idOf = (number: number): string => `0192f000-0000-7000-8000-00000000000${number}`;
const ROWS = [1, 2, 3].map((number) => ({ id: idOf(number) }));
const request = { url: '/v1/clients?limite=2&curseur=ancien' } as FastifyRequest;

function askedFor(limite: number) {
  const headers: Record<string, string> = {};
  const reply = {
    header: (name: string, value: string) => (headers[name] = value),
  } as unknown as FastifyReply;
  return { headers, ...pageOf(ROWS, { limite }, ({ id }) => [id], request, reply) };
}

describe('a page of a list', () => {
  it('leaves out the row too many, and has the next page begin after its own last row', () => {
    const { page, links, headers } = askedFor(2);
    expect(page).toEqual(ROWS.slice(0, 2));
    expect(links.self).toBe(request.url);
    const next = new URL(links.suivant ?? '', 'http://local');
    expect(next.pathname).toBe('/v1/clients');
    expect(next.searchParams.get('limite')).toBe('2');
    expect(startOf({ curseur: next.searchParams.get('curseur') ?? '' })).toEqual([idOf(2)]);
    expect(headers).toEqual({ link: `<${links.suivant ?? ''}>; rel="next"` });
  });

  it('has no next page when no row is too many', () => {
    expect(askedFor(3)).toEqual({ page: ROWS, links: { self: request.url }, headers: {} });
  });

  it('may be short and go on behind the last that was looked at', () => {
    const reply = { header: () => undefined } as unknown as FastifyReply;
    const found = Object.assign(ROWS.slice(0, 1), { lookedUpTo: { id: idOf(3) } });
    const { page, links } = pageOf(found, { limite: 2 }, ({ id }) => [id], request, reply);
    expect(page).toEqual(ROWS.slice(0, 1));
    const cursor = new URL(links.suivant ?? '', 'http://local').searchParams.get('curseur');
    expect(startOf({ curseur: cursor ?? '' })).toEqual([idOf(3)]);
  });

  it('begins at the first row without a cursor', () => {
    expect(startOf({})).toEqual([]);
  });

  it.each([
    '',
    'ancien',
    writeCursor([]),
    writeCursor(['17']),
    writeCursor([idOf(1), idOf(2)]),
    writeCursor([idOf(1).toUpperCase()]),
  ])('refuses the cursor « %s », which is none of its own', (curseur) => {
    expect(() => startOf({ curseur })).toThrow(
      expect.objectContaining({ code: 'platform.bad_cursor' }),
    );
  });

  it('reads a key of several parts', () => {
    expect(
      startOf({ curseur: writeCursor([7, '2026-03-14']) }, [/^\d+$/, /^\d{4}-\d{2}-\d{2}$/]),
    ).toEqual(['7', '2026-03-14']);
  });
});
