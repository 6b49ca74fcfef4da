import { readFileSync } from 'node:fs';
import { eventually } from '@maillage/testing';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { DataSource } from 'typeorm';
import { activity, push } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const GRANT = { grant_type: 'client_credentials' };
const FORM = 'application/x-www-form-urlencoded';

interface TokenBody {
  readonly access_token: string;
}

/** The pair as RFC 6749 §2.3.1 has it: each part as a form would write it. */
const basic = (id: string, secret: string): { authorization: string } => {
  const [first, second] = [id, secret].map((one) =>
    new URLSearchParams({ '': one }).toString().slice(1),
  );
  return { authorization: `Basic ${Buffer.from(`${first}:${second}`).toString('base64')}` };
};

/** Short-lived tokens that stand for a key. */
export function scenario(stage: Stage): void {
  describe('tokens from keys', () => {
    it('stand for the key on every process, and anybody can verify them with the published keys', async () => {
      const { person, clientId } = await stage.enter('jeton', 'partenaire', ['departement-62']);
      const answer = await person.post('/v1/jetons', { ...GRANT, duree: 60 });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
      const worker = new Person(stage.base, answer.body.access_token);
      expect((await push(worker, [activity('par-jeton')])).items[0]?.verdict).toBe('cree');
      for (const path of ['/v1/moi', '/v1/lieux', '/v1/activites', '/v1/indicateurs'])
        expect((await worker.get(path)).status).toBe(200);
      expect(await worker.read('/v1/moi')).toMatchObject({
        id: clientId,
        nature: 'client',
        source: 'jeton',
      });
      const keys = createLocalJWKSet(await stage.stranger.read('/v1/access/jwks.json'));
      const { payload } = await jwtVerify(answer.body.access_token, keys, {
        issuer: 'urn:maillage:acces',
        audience: 'urn:maillage:api',
        algorithms: ['ES256'],
      });
      expect(payload).toMatchObject({ sub: clientId, jti: expect.any(String) });
      expect(JSON.stringify(await stage.stranger.read('/v1/access/jwks.json'))).not.toContain(
        '"d"',
      );
    });

    it('are given in exchange for a form too, as OAuth clients send it', async () => {
      const { person } = await stage.enter('jeton', 'partenaire', ['departement-62']);
      const answer = await person.send(
        '/v1/jetons',
        'grant_type=client_credentials&scope=moi.lire+lieux.lire',
        'application/x-www-form-urlencoded',
      );
      expect([answer.status, answer.body]).toEqual([
        200,
        expect.objectContaining({ scope: 'moi.lire lieux.lire' }),
      ]);
      for (const body of [
        'grant_type=password',
        'grant_type=client_credentials&couleur=bleu',
        '',
        'grant_type=client_credentials&grant_type=client_credentials',
        'x=1&grant_type=client_credentials',
        '__proto__=1&grant_type=client_credentials',
        'prototype=1&grant_type=client_credentials',
      ]) {
        expectProblem(
          await person.send('/v1/jetons', body, 'application/x-www-form-urlencoded'),
          400,
          'platform.invalid_input',
        );
      }
      expectProblem(
        await person.send(
          '/v1/jetons',
          `grant_type=client_credentials&scope=${'x'.repeat(20_000)}`,
          'application/x-www-form-urlencoded',
        ),
        413,
        'platform.body_too_large',
      );
      expectProblem(
        await stage.admin.send('/v1/clients', 'nom=x', 'application/x-www-form-urlencoded'),
        415,
        'platform.unsupported_media',
      );
    });

    it.each([
      ['Basic', (id: string, key: string) => ({ headers: basic(id, key), fields: {} })],
      [
        'the body',
        (id: string, key: string) => ({
          headers: {},
          fields: { client_id: id, client_secret: key },
        }),
      ],
    ])('are given for a key shown by %s, as RFC 6749 has it', async (_, shownBy) => {
      const { clientId, key } = await stage.enter('jeton', 'partenaire', ['departement-62']);
      const ask = (
        id: string,
        secret: string,
        path = '/v1/jetons',
        type = FORM,
      ): ReturnType<typeof stage.stranger.send<TokenBody>> => {
        const { headers, fields } = shownBy(id, secret);
        const body = { ...GRANT, ...fields };
        return stage.stranger.send(
          path,
          type === FORM ? new URLSearchParams(body).toString() : JSON.stringify(body),
          type,
          headers,
        );
      };
      for (const type of [FORM, 'application/json']) {
        const answer = await ask(clientId, key, '/v1/jetons', type);
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
        expect(
          await new Person(stage.base, answer.body.access_token).read('/v1/moi'),
        ).toMatchObject({ id: clientId, source: 'jeton' });
      }
      const other = await stage.enter('jeton-autre', 'national', ['france']);
      for (const [id, secret] of [
        [other.clientId, key],
        [clientId, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
        ['', key],
        [clientId, ''],
        [key, clientId],
        [clientId, 'a\0b'],
        ['é&=%', '%zz'],
      ] as const) {
        const refused = await ask(id, secret);
        expectProblem(refused, 401, 'platform.unknown_caller');
        expect(refused.headers.get('www-authenticate')).toMatch(/Basic realm="maillage"/);
        expect(refused.text).not.toContain(key);
      }
      // A token is no key, and the other routes accept one way only.
      expectProblem(
        await ask(clientId, (await ask(clientId, key)).body.access_token),
        401,
        'platform.unknown_caller',
      );
      expect((await ask(clientId, key, '/v1/activites/lots', 'application/json')).status).toBe(401);
    });

    it('are refused for a key shown in two ways, or with the id of another client', async () => {
      const { person, clientId, key } = await stage.enter('jeton', 'partenaire', [
        'departement-62',
      ]);
      const ask = (body: string, headers = {}): ReturnType<typeof person.send<TokenBody>> =>
        person.send('/v1/jetons', `grant_type=client_credentials&${body}`, FORM, headers);
      const twice = [
        await ask(`client_secret=${key}`),
        await ask(`client_secret=${key}`, basic(clientId, key)),
        await ask(`client_id=${clientId}&client_id=${clientId}`),
      ];
      twice.push(
        await stage.stranger.send(
          '/v1/jetons',
          `grant_type=client_credentials&client_secret=${key}&client_secret=${key}`,
          FORM,
        ),
      );
      twice.push(
        await stage.stranger.post('/v1/jetons', { ...GRANT, client_secret: { toString: key } }),
      );
      for (const answer of twice) {
        expectProblem(answer, 400, 'platform.credentials_twice');
        expect(answer.text).not.toContain(key);
      }
      expect((await ask(`client_id=${clientId}`)).status).toBe(200);
      expect((await ask(`client_id=${clientId}`, basic(clientId, key))).status).toBe(200);
      for (const headers of [{}, basic(clientId, key)])
        expectProblem(
          await ask('client_id=0192f000-0000-7000-8000-000000000000', headers),
          401,
          'platform.unknown_caller',
        );
      expectProblem(
        await stage.stranger.send(
          `/v1/jetons?client_secret=${key}`,
          'grant_type=client_credentials',
          FORM,
        ),
        400,
        'platform.key_in_address',
      );
      expectProblem(
        await stage.stranger.post('/v1/jetons?Client-Secret=x', GRANT),
        400,
        'platform.key_in_address',
      );
    });

    it('leave no trace of the key they were made from', async () => {
      const { clientId, key } = await stage.enter('jeton-trace', 'partenaire', ['departement-62']);
      const secret = key.slice(-43);
      const body = new URLSearchParams({
        ...GRANT,
        client_id: clientId,
        client_secret: key,
      }).toString();
      const ask = (): ReturnType<typeof stage.stranger.send<TokenBody>> =>
        stage.stranger.send('/v1/jetons', body, FORM, { 'idempotency-key': 'jeton-trace' });
      const [first, again] = [await ask(), await ask()];
      expect([first.status, again.headers.get('idempotency-replayed'), again.text]).toEqual([
        200,
        'true',
        first.text,
      ]);
      const source = await new DataSource({
        type: 'postgres',
        url: stage.databaseUrl,
      }).initialize();
      try {
        const tables = await source.query<{ name: string }[]>(
          "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
        );
        for (const { name } of tables) {
          const rows = await source.query<object[]>(
            `SELECT FROM ${name} AS t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0`,
            [secret, Buffer.from(secret).toString('hex')],
          );
          expect([name, rows.length]).toEqual([name, 0]);
        }
        const [entry] = await source.query<object[]>(
          "SELECT entry::text FROM access.audit_entries AS entry WHERE action = 'jetons.creer' AND subject_id = $1",
          [clientId],
        );
        expect(JSON.stringify(entry)).toContain(clientId);
      } finally {
        await source.destroy();
      }
      for (const target of stage.targets)
        expect(readFileSync(stage.log(target), 'utf8')).not.toContain(secret);
    });

    it('may do less than the key and never more', async () => {
      const { person } = await stage.enter('jeton', 'partenaire', ['departement-62']);
      const narrow = await person.post('/v1/jetons', { ...GRANT, scope: 'moi.lire lieux.lire' });
      const worker = new Person(stage.base, narrow.body.access_token);
      expect([
        (await worker.get('/v1/lieux')).status,
        (await worker.get('/v1/activites')).status,
      ]).toEqual([200, 403]);
      expect((await worker.read('/v1/moi')).permissions).toEqual(['moi.lire', 'lieux.lire']);
      expectProblem(await worker.post('/v1/jetons', GRANT), 403, 'access.key_needed');
      const wide = await person.post('/v1/jetons', {
        ...GRANT,
        scope: 'moi.lire clients.gerer constructor',
      });
      expect(faultsOf(expectProblem(wide, 400, 'access.bad_scope'))).toEqual([
        '/scope bad_scope',
        '/scope bad_scope',
      ]);
      for (const body of [
        {},
        { grant_type: 'password' },
        { ...GRANT, duree: 59 },
        { ...GRANT, duree: 901 },
        { ...GRANT, duree: 'x' },
        { ...GRANT, role: 'administrateur' },
        { ...GRANT, scope: ['moi.lire'] },
      ]) {
        expectProblem(await person.post('/v1/jetons', body), 400, 'platform.invalid_input');
      }
    });

    it('may be held to a part of the territory of the key', async () => {
      const { person } = await stage.enter('jeton-territoire', 'coordinateur', [
        'departement-62',
        'departement-59',
      ]);
      const ask = (scope: string): ReturnType<typeof person.post<'/v1/jetons'>> =>
        person.post('/v1/jetons', { ...GRANT, scope });
      const { body } = await ask('territoire:departement-62');
      expect(body.scope).toMatch(/^territoire:departement-62 .*activites\.lire/);
      const worker = new Person(stage.base, body.access_token);
      expect(await worker.read('/v1/moi')).toMatchObject({
        droits: [{ role: 'coordinateur', territoires: ['departement-62'] }],
      });
      const figures = (one: Person, territory: string): Promise<number> =>
        one
          .get(`/v1/indicateurs/activites/valeurs?territoire=${territory}`)
          .then(({ status }) => status);
      expect([
        await figures(worker, 'departement-62'),
        await figures(worker, 'departement-59'),
        await figures(person, 'departement-59'),
      ]).toEqual([200, 403, 200]);
      for (const scope of [
        'territoire:departement-01',
        'role:administrateur',
        'territoire:departement-62 territoire:departement-01',
        'finalite:administration',
        'territoire:62',
      ]) {
        expect([scope, (await ask(scope)).status]).toEqual([scope, 400]);
      }
      // Wider than the key is the key's, and is told so.
      const { body: wider } = await ask('territoire:france finalite:pilotage');
      expect(wider.scope).toMatch(
        /^territoire:departement-62 territoire:departement-59 finalite:pilotage [a-z._ ]*$/,
      );
      const wide = new Person(stage.base, wider.access_token);
      expect([await figures(wide, 'departement-59'), await figures(wide, 'france')]).toEqual([
        200, 403,
      ]);
    });

    it('end with their key within a second, on every process', async () => {
      const { person, clientId, keyId } = await stage.enter('jeton-revoque', 'partenaire', [
        'departement-62',
      ]);
      const { body } = await person.post('/v1/jetons', GRANT);
      const worker = new Person(stage.base, body.access_token);
      const paths = ['/v1/moi', '/v1/lieux', '/v1/activites', '/v1/indicateurs'];
      for (const path of paths) expect((await worker.get(path)).status).toBe(200);
      await stage.admin.delete(`/v1/clients/${clientId}/cles/${keyId}`);
      await Promise.all(
        paths.map((path) =>
          eventually(async () => expect((await worker.get(path)).status).toBe(401), {
            timeout: 1_000,
          }),
        ),
      );
      expect(Number(decodeJwt(body.access_token).exp) * 1_000).toBeGreaterThan(Date.now());
    });

    it('cannot be made to act for another key or client', async () => {
      const [one, two] = [
        await stage.enter('jeton', 'partenaire', ['departement-62']),
        await stage.enter('jeton-autre', 'national', ['france']),
      ];
      const { body } = await one.person.post('/v1/jetons', GRANT);
      const [head = '', claims = '', signature = ''] = body.access_token.split('.');
      const changed = {
        ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
        sub: two.clientId,
        cle: two.keyId,
      } as object;
      const forged = `${head}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
      expect((await new Person(stage.base, forged).get('/v1/moi')).status).toBe(401);
      const noned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.`;
      expect((await new Person(stage.base, noned).get('/v1/moi')).status).toBe(401);
    });
  });
}
