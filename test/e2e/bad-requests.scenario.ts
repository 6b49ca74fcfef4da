import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const cursor = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** What is wrong with an address, a parameter or a header. */
export function scenario(stage: Stage): void {
  describe('bad requests', () => {
    let person: Person;
    beforeAll(async () => {
      person = await stage.as('mal-demande', 'partenaire');
    });

    it.each([
      '/v1/inconnu',
      '/v1/lieux/imports/x',
      '/v2/lieux',
      '/v1/lieux/../../etc/passwd',
      '/v1//lieux',
    ])('are 404 for the unknown address %s', async (path) => {
      const answer = await person.get(path);
      expect([400, 404]).toContain(answer.status);
      expectProblem(
        answer,
        answer.status,
        answer.status === 404
          ? 'platform.no_such_route'
          : path.includes('//')
            ? 'platform.ambiguous_address'
            : 'platform.malformed',
      );
    });

    it.each([
      ['/v1/activites', [cursor(['x']), cursor([1, 2]), cursor({}), 'é', 'a'.repeat(400)]],
      ['/v1/lieux', [cursor(['x', 'y']), cursor([1]), cursor(null), '!!', "' OR 1=1"]],
    ])('are 400 for a cursor that %s never gave', async (path, cursors) => {
      for (const one of cursors) {
        const answer = await person.get(`${path}?curseur=${encodeURIComponent(one)}`);
        expectProblem(answer, 400, 'platform.bad_cursor');
      }
    });

    it.each(['/v1/activites/changements', '/v1/lieux/changements'])(
      'are 400 for a feed cursor that %s never gave',
      async (path) => {
        expectProblem(await person.get(`${path}?depuis=abc`), 400, 'platform.bad_cursor');
        expectProblem(
          await person.get(
            `${path}?depuis=${cursor(['9999999999999999999', '0192f000-0000-7000-8000-00000000000g'])}`,
          ),
          400,
          'platform.bad_cursor',
        );
      },
    );

    it.each([
      ['/v1/activites?curseur=', ['-'.repeat(36)]],
      ['/v1/activites/changements?depuis=', ['1', '-'.repeat(36)]],
      ['/v1/lieux?curseur=', ['0', '-'.repeat(36)]],
      ['/v1/lieux/changements?depuis=', ['1', '-'.repeat(36)]],
    ])(
      'are 400 for a cursor in %s that has the form of ours and means nothing',
      async (path, parts) => {
        expectProblem(await person.get(path + cursor(parts)), 400, 'platform.bad_cursor');
      },
    );

    it.each([
      '/v1/activites',
      '/v1/lieux',
      '/v1/activites/changements',
      '/v1/lieux/changements',
      '/v1/indicateurs/activites/valeurs?territoire=departement-62',
      '/v1/rapports/departement-62',
    ])('are 400 for a parameter that %s does not have', async (path) => {
      const answer = await person.get(`${path}${path.includes('?') ? '&' : '?'}terrritoire=x`);
      expect(faultsOf(expectProblem(answer, 400, 'platform.invalid_input'))).toEqual([
        '/terrritoire unknown_field',
      ]);
    });

    it.each([
      'limite=0',
      'limite=501',
      'limite=dix',
      'limite=1.5',
      'limite=1&limite=2',
      'source=a&source=b',
    ])('are 400 for %s', async (query) => {
      for (const path of ['/v1/activites', '/v1/lieux'])
        expectProblem(await person.get(`${path}?${query}`), 400, 'platform.invalid_input');
    });

    it.each(['2025-02-30', '2025-13-01', 'hier', '2025-1-1'])(
      'are 400 for the day %s in a list',
      async (day) => {
        expectProblem(await person.get(`/v1/activites?du=${day}`), 400, 'platform.invalid_input');
      },
    );

    it.each(['abc', '0192f000-0000-7000-8000-00000000000g', '%00', '%'])(
      'are 400 or 404 for the id %s',
      async (id) => {
        for (const path of ['/v1/activites/', '/v1/lieux/', '/v1/activites/par-source/']) {
          const answer = await person.get(path + id);
          expect([path, [400, 404].includes(answer.status)]).toEqual([path, true]);
          expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
        }
      },
    );

    it.each([
      '/v1/lieux?q=',
      '/v1/lieux?source=',
      '/v1/lieux?territoire=',
      '/v1/activites?source=',
      '/v1/activites?territoire=',
      '/v1/territoires?q=',
    ])('are 400 for a NUL byte in %s', async (path) => {
      const answer = await person.get(`${path}a%00b`);
      expectProblem(answer, 400, (answer.body as { code: string }).code);
    });

    it.each([
      ['no JSON', '{"nom":', 'application/json', 400],
      ['nothing', '', 'application/json', 400],
      ['a list', '[]', 'application/json', 400],
      ['Latin-1', Buffer.from('{"nom":"é"}', 'latin1'), 'application/json', 400],
      ['a prototype', '{"__proto__":{"role":"administrateur"}}', 'application/json', 400],
      ['NDJSON', '{}\n', 'application/x-ndjson', 415],
      ['XML', '<client/>', 'application/xml', 415],
    ])('are refused when an ordinary body is %s', async (_, body, type, status) => {
      const answer = await stage.admin.send('/v1/clients', body, type);
      expectProblem(answer, status, (answer.body as { code: string }).code);
    });

    it.each([
      ['{"nom":"x","nom":"y"}', ['/nom duplicate_field']],
      [
        '{"cles":[{"a/b":1,"c":2},{"a/b":1,"c":2,"\\u0061/b":3,"c":4}]}',
        ['/cles/1/a~1b duplicate_field', '/cles/1/c duplicate_field'],
      ],
      ['{"prototype":{}}', ['/prototype unknown_field']],
      ['{"cles":[{"__proto__":1}]}', ['/cles/0/__proto__ unknown_field']],
    ])('name what an ordinary body would lose without a word: %s', async (body, faults) => {
      const answer = await stage.admin.send('/v1/clients', body, 'application/json');
      const found = faultsOf(expectProblem(answer, 400, 'platform.invalid_input'));
      expect(found).toEqual(expect.arrayContaining(faults));
    });

    it('are in English on request, in French else', async () => {
      const french = expectProblem(await person.get('/v1/inconnu'), 404, 'platform.no_such_route');
      const answer = await person.get('/v1/inconnu', { 'accept-language': 'en-GB,en;q=0.9' });
      const english = expectProblem(answer, 404, 'platform.no_such_route');
      expect([answer.headers.get('content-language'), english.title, french.title]).toEqual([
        'en',
        'Not found',
        'Introuvable',
      ]);
      expect(english.detail).not.toBe(french.detail);
      expect(
        expectProblem(
          await person.get('/v1/inconnu', { 'accept-language': 'de' }),
          404,
          'platform.no_such_route',
        ).title,
      ).toBe('Introuvable');
    });

    it('have each fault in the requested language', async () => {
      const detailsOf = async (path: string, language: string): Promise<string[]> =>
        (
          expectProblem(
            await person.get(path, { 'accept-language': language }),
            400,
            'platform.invalid_input',
          ).erreurs ?? []
        ).map(({ detail }) => detail);
      const path = '/v1/activites?limite=0&terrritoire=x';
      expect(await detailsOf(path, 'en')).toEqual([
        'There is no field "terrritoire" here.',
        'limite is at least 1.',
      ]);
      expect(await detailsOf(path, 'fr')).toEqual([
        "Le champ « terrritoire » n'existe pas ici.",
        'limite vaut au moins 1.',
      ]);
    });

    it('carry the caller’s request id where it is harmless, and one of ours where not', async () => {
      expect(
        (await person.get('/v1/inconnu', { 'x-request-id': 'essai-1' })).headers.get(
          'x-request-id',
        ),
      ).toBe('essai-1');
      expect(
        (await person.get('/v1/moi', { 'x-request-id': 'essai-2' })).headers.get('x-request-id'),
      ).toBe('essai-2');
      expect(
        (await person.get('/v1/moi', { 'x-request-id': '<script>' })).headers.get('x-request-id'),
      ).toMatch(/^[0-9a-f-]{36}$/);
    });
  });
}
