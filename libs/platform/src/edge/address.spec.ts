import type { FastifyRequest } from 'fastify';
import { checkAddress, MAX_HEADERS } from './address.js';

const KEY = `mlg_${'a1'.repeat(8)}_${'Z'.repeat(43)}`;
const check =
  (url: string, headers = 2, headersDistinct: Record<string, string[]> = {}) =>
  () =>
    checkAddress({
      url,
      raw: { rawHeaders: Array<string>(headers * 2).fill('x'), headersDistinct },
    } as unknown as FastifyRequest);

describe('an address', () => {
  it.each([
    '/v1/moi',
    '/v1/lieux?q=a%20b+c&territoire=departement-62',
    '/v1/activites/par-source/2026%2F000123',
    '/v1/activites/par-source/v1.2..3',
    '/v1/lieux?q=..%2F..&ouvert_a=2026-01-01T00:00:00%2B01:00',
    '/v1/lieux?q=//;%5C',
    '/v1/lieux?curseur=WyJjbGUiXQ',
    '/v1/clients/0192f000-0000-7000-8000-000000000000/cles',
    '/v1/lieux?q=%zz',
    '/',
  ])('is let through as %s', (url) => expect(check(url)).not.toThrow());

  it.each([
    '//v1/moi',
    '/v1//moi',
    '/v1/./moi',
    '/v1/x/../moi',
    '/v1/%2e%2e/moi',
    '/v1/%2E./moi',
    '/v1/..%2fmoi',
    '/v1/..;/moi',
    '/v1/moi;a=1',
    '/v1\\moi',
    '/v1/%5cmoi',
    '/v1/..%3b/moi',
  ])('is refused as %s, which two readers may read differently', (url) =>
    expect(check(url)).toThrow(expect.objectContaining({ code: 'platform.ambiguous_address' })),
  );

  it.each([
    `/v1/moi?cle=${KEY}`,
    '/v1/moi?cle=x',
    '/v1/moi?API_KEY=x',
    '/v1/moi?a=1&access_token=',
    '/v1/moi?%63le=x',
    `/v1/moi?q=${KEY}`,
    `/v1/moi/${KEY}`,
    `/v1/moi?q=${encodeURIComponent(KEY).replace('_', '%5F')}`,
    '/v1/moi?q=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
  ])('is refused when it holds a secret: %s', (url) =>
    expect(check(url)).toThrow(
      expect.objectContaining({ code: 'platform.key_in_address', kind: 'malformed' }),
    ),
  );

  it('never repeats the secret it refuses', () => {
    expect(check(`/v1/moi?cle=${KEY}`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(KEY) as string }),
    );
  });

  it('is refused when too long, or with too many headers', () => {
    expect(check(`/v1/lieux?q=${'a'.repeat(8_192)}`)).toThrow(
      expect.objectContaining({ code: 'platform.address_too_long' }),
    );
    expect(check('/v1/moi', MAX_HEADERS)).not.toThrow();
    expect(check('/v1/moi', MAX_HEADERS + 1)).toThrow(
      expect.objectContaining({ code: 'platform.too_many_headers' }),
    );
  });

  it.each(['authorization', 'content-type', 'host'])(
    'is refused with two headers %s, of which two readers may read either',
    (name) => {
      expect(check('/v1/moi', 2, { [name]: ['x'], accept: ['a', 'b'] })).not.toThrow();
      expect(check('/v1/moi', 2, { [name]: ['x', 'x'] })).toThrow(
        expect.objectContaining({ code: 'platform.header_twice', kind: 'malformed' }),
      );
    },
  );
});
