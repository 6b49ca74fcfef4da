import { parseIssuers } from './issuers.config.js';

const GOOD = {
  nom: 'ProConnect',
  emetteur: 'https://auth.exemple.fr/api/v2',
  audience: 'maillage',
  algorithmes: ['RS256'],
  acr: ['eidas1'],
};

describe('the setting of identity providers', () => {
  it('is read with its defaults', () => {
    expect(
      parseIssuers(
        JSON.stringify([
          GOOD,
          {
            nom: 'Autre',
            emetteur: 'http://127.0.0.1:4000',
            audience: ['a', 'b'],
            sans_typ: true,
          },
        ]),
      ),
    ).toEqual([
      {
        name: 'ProConnect',
        url: 'https://auth.exemple.fr/api/v2',
        audiences: ['maillage'],
        algorithms: ['RS256'],
        acr: ['eidas1'],
        isUntyped: false,
      },
      {
        name: 'Autre',
        url: 'http://127.0.0.1:4000',
        audiences: ['a', 'b'],
        algorithms: ['RS256', 'ES256'],
        acr: [],
        isUntyped: true,
      },
    ]);
    expect(parseIssuers('[]')).toEqual([]);
  });

  it('reads our client at the one provider with introspection', () => {
    const [read] =
      parseIssuers(
        JSON.stringify([{ ...GOOD, introspection: { client: 'maillage', secret: 'secret' } }]),
      ) ?? [];
    expect(read?.introspector).toEqual({ id: 'maillage', secret: 'secret' });
  });

  it.each([
    ['no JSON', '['],
    ['no list', '{}'],
    ['null in it', '[null]'],
    ['clear HTTP to elsewhere', JSON.stringify([{ ...GOOD, emetteur: 'http://auth.exemple.fr' }])],
    ['no address', JSON.stringify([{ ...GOOD, emetteur: 'auth' }])],
    ['no audience', JSON.stringify([{ ...GOOD, audience: [] }])],
    ['no algorithm', JSON.stringify([{ ...GOOD, algorithmes: [] }])],
    ['the algorithm none', JSON.stringify([{ ...GOOD, algorithmes: ['none'] }])],
    [
      'an algorithm with a shared secret',
      JSON.stringify([{ ...GOOD, algorithmes: ['RS256', 'HS256'] }]),
    ],
    ['an acr that is no list', JSON.stringify([{ ...GOOD, acr: 'eidas1' }])],
    ['a sans_typ that is neither true nor false', JSON.stringify([{ ...GOOD, sans_typ: 'oui' }])],
    [
      'an introspection without a secret',
      JSON.stringify([{ ...GOOD, introspection: { client: 'maillage' } }]),
    ],
    [
      'introspection at two',
      JSON.stringify(
        ['https://a.exemple.fr', 'https://b.exemple.fr'].map((emetteur) => ({
          ...GOOD,
          emetteur,
          introspection: { client: 'm', secret: 's' },
        })),
      ),
    ],
    ['one issuer twice', JSON.stringify([GOOD, GOOD])],
  ])('is refused with %s', (_, text) => {
    expect(parseIssuers(text)).toBeUndefined();
  });
});
