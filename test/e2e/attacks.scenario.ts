import { randomUUID } from 'node:crypto';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { activity } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Answer } from '../kit/person.js';
import type { Opened, Stage } from '../kit/stage.js';

const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE activities; --",
  '1); SELECT pg_sleep(30); --',
  "' UNION SELECT secret_hash FROM access.client_keys --",
  '$1',
  "\\'",
];
/** Texts on which a backtracking expression spends longer than the universe has. */
const BOMBS = [
  `${'a'.repeat(400)}!`,
  '(a+)+$',
  `${'a-'.repeat(200)}!`,
  `${'0'.repeat(400)}x`,
  `${'é '.repeat(240)}!`,
  '%_'.repeat(200),
];

interface Parameter {
  readonly name: string;
  readonly in: string;
}
interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>
  >;
}

/** What an attacker tries: whatever is tried, the answer is a refusal or what was asked, never an error of ours. */
export function scenario(stage: Stage): void {
  describe('attacks', () => {
    let attacker: Opened;
    beforeAll(async () => {
      attacker = await stage.enter('attaques', 'partenaire', ['departement-62']);
    });
    const isHarmless = (path: string, answer: Answer<unknown>): void =>
      expect([
        path,
        answer.status < 500,
        /QueryFailed|node_modules|syntax error at/.test(answer.text),
      ]).toEqual([path, true, false]);

    /** Sends what fetch would tidy up. */
    const asItIs = (
      path: string,
      headers: OutgoingHttpHeaders,
      base = stage.base,
    ): Promise<[number, string]> => {
      const { hostname, port } = new URL(base);
      return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, headers }, (answer) => {
          let body = '';
          answer.on('data', (part: Buffer) => (body += part.toString()));
          answer.on('end', () => resolve([answer.statusCode ?? 0, body]));
        });
        sent.on('error', reject).end();
      });
    };

    it('by two headers Authorization are refused, whichever of them is good, on open routes too', async () => {
      const [good, bad] = [`Bearer ${attacker.key}`, 'Bearer un-jeton-qui-n-en-est-pas-un'];
      for (const process of stage.processes)
        for (const path of ['/v1/moi', '/v1/lieux', '/v1/territoires']) {
          for (const Authorization of [
            [good, good],
            [good, bad],
            [bad, good],
            [bad, ''],
          ]) {
            const [status, text] = await asItIs(path, { Authorization }, process);
            expect([Authorization, status, text]).toEqual([
              Authorization,
              400,
              expect.stringContaining('platform.header_twice'),
            ]);
            expect(text).not.toContain(attacker.key);
          }
        }
      // What a proxy made one of is no key either.
      const merged = { authorization: `${good}, ${good}` };
      expect((await asItIs('/v1/moi', merged))[0]).toBe(401);
      expect((await asItIs('/v1/moi', { authorization: good }))[0]).toBe(200);
    });

    it.each([
      '/v1/moi?cle=',
      '/v1/lieux?q=',
      '/v1/moi?api_key=',
      '/v1/activites?access_token=',
      '/v1/territoires?q=',
      '/sante/vivant?x=',
      '/v1/lieux/',
    ])('by a key in the address %s are refused, which says where it belongs', async (path) => {
      for (const person of [stage.stranger, attacker.person]) {
        const answer = await person.get(path + attacker.key);
        const problem = expectProblem(answer, 400, 'platform.key_in_address');
        expect(problem.detail).toContain('Authorization: Bearer');
        expect(answer.text).not.toContain(attacker.key);
      }
    });

    it('by fields that are not the caller’s to set are refused, whatever they are called', async () => {
      const wish = {
        nom: 'Masse',
        source: 'masse',
        type: 'structure',
        roles: ['national'],
        territoires: ['departement-62'],
      };
      const before = await attacker.person.read('/v1/moi');
      for (const field of [
        'id',
        'version',
        'creation',
        'role',
        'grants',
        'territories',
        'administrateur',
        'constructor',
        'toString',
        'keyId',
        'closed_at',
      ]) {
        const answer = await stage.admin.post('/v1/clients', {
          ...wish,
          [field]: 'administrateur',
        });
        expect([field, faultsOf(expectProblem(answer, 400, 'platform.invalid_input'))]).toEqual([
          field,
          [`/${field} unknown_field`],
        ]);
        const lot = await attacker.person.post('/v1/activites/lots', [
          { ...activity('masse'), [field]: 'x' },
        ]);
        expect([field, lot.body.items[0]?.verdict]).toEqual([field, 'rejete']);
      }
      for (const body of [
        '{"__proto__":{"roles":["administrateur"]}}',
        '{"nom":"x","__proto__":{"isAdmin":true}}',
        '{"constructor":{"prototype":{"roles":["administrateur"]}}}',
      ]) {
        expect((await stage.admin.send('/v1/clients', body, 'application/json')).status).toBe(400);
        expect(
          (
            await attacker.person.send<{ rejetes?: number }>(
              '/v1/activites/lots',
              body,
              'application/x-ndjson',
            )
          ).body.rejetes,
        ).toBe(1);
      }
      expectProblem(
        await attacker.person.post('/v1/clients', { ...wish, roles: ['administrateur'] }),
        403,
        'platform.not_allowed',
      );
      expect(await attacker.person.read('/v1/moi')).toEqual(before);
      expect(({} as Record<string, unknown>)['roles']).toBeUndefined();
    });

    it('by null where a field is left out are refused, not taken for silence', async () => {
      const answer = await stage.admin.post('/v1/clients', {
        nom: 'Nul',
        source: 'nul',
        type: 'structure',
        roles: ['national'],
        territoires: ['france'],
        finalites: null,
      });
      expect(faultsOf(expectProblem(answer, 400, 'platform.invalid_input'))).toEqual([
        '/finalites null',
      ]);
    });

    it.each([
      '%2e%2e/moi',
      '..%2fmoi',
      './moi',
      '/moi',
      '..;/moi',
      'clients;/../moi',
      '%2fmoi',
      'x/%2e%2e/moi',
      '..%5cmoi',
      '%252e%252e/moi',
      'lieux/..%2f..%2fmoi',
      'activites/par-source/..%2f..%2f..%2fmoi',
    ])('by the path /v1/%s reach no other route', async (path) => {
      const [status, text] = await asItIs(`/v1/${path}`, attacker.person.authorization);
      expect([400, 404]).toContain(status);
      expect(text).not.toContain(attacker.clientId);
    });

    it('by SQL and by expressions that explode, in every parameter of every route, are answered at once', async () => {
      const {
        body: { paths },
      } = await stage.stranger.get<Document>('/v1/openapi.json');
      const routes = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
          method === 'get' ? [{ path, parameters }] : [],
        ),
      );
      let tried = 0;
      for (const { path, parameters } of routes) {
        for (const { name, in: where } of parameters.filter((one) => one.in !== 'header')) {
          await Promise.all(
            [...SQL, ...BOMBS].map(async (text) => {
              const filled = path.replace(/\{(\w+)\}/g, (_, param: string) =>
                param === name
                  ? encodeURIComponent(text)
                  : param === 'territoire'
                    ? 'departement-62'
                    : param === 'id'
                      ? randomUUID()
                      : 'x',
              );
              const target =
                where === 'path' ? filled : `${filled}?${name}=${encodeURIComponent(text)}`;
              isHarmless(target, await stage.admin.get(target));
              tried += 1;
            }),
          );
        }
      }
      expect(tried).toBeGreaterThan(100);
    });

    it('by cursors that were tampered with are 400, and by those of another show nothing more', async () => {
      const other = await stage.as('attaques-autre', 'partenaire', 'departement-62');
      await other.post(
        '/v1/activites/lots',
        ['c1', 'c2', 'c3'].map((id) => activity(id)),
      );
      const page = await other.read('/v1/activites?limite=1');
      const cursor =
        new URL(page.links.suivant ?? '', stage.base).searchParams.get('curseur') ?? '';
      for (let at = 0; at < cursor.length; at += 3) {
        const changed =
          cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
        const answer = await other.get(`/v1/activites?curseur=${changed}`);
        // Unsigned: what still reads as an id is another place in the caller's own list, and nothing else.
        expect([200, 400]).toContain(answer.status);
      }
      const stolen = await attacker.person.read(`/v1/activites?curseur=${cursor}`);
      expect(JSON.stringify(stolen.data)).not.toMatch(/"c[123]"/);
    });

    it('leave every process up', async () => {
      const seen = await Promise.all(
        stage.processes.map(async (base) => (await fetch(`${base}/sante/vivant`)).status),
      );
      expect(new Set(seen)).toEqual(new Set([200]));
    });
  });
}
