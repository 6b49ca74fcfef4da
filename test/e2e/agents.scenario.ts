import { eventually } from '@maillage/testing';
import { generateKeyPair, SignJWT } from 'jose';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { type Answer, Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

interface Agent {
  readonly id: string;
  readonly emetteur: string;
  readonly version: number;
  readonly habilitations: readonly { readonly id: string; readonly role: string }[];
  readonly fermeture?: string;
}

/** Persons who come with a token of their identity provider: a real one, on loopback. */
export function scenario(stage: Stage): void {
  describe('agents', () => {
    const coordinator = { role: 'coordinateur', territoires: ['departement-62'] };
    const enter = async (sujet: string, emetteur = stage.provider.url): Promise<Agent> => {
      const answer = await stage.admin.post('/v1/agents', { emetteur, sujet });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body;
    };
    const grant = (agent: Agent, wish: object): Promise<Answer<{ id: string }>> =>
      stage.admin.post(`/v1/agents/${agent.id}/habilitations`, wish);
    const asAgent = (token: string): Person => new Person(stage.base, token);
    const everyProcess = ['/v1/moi', '/v1/lieux', '/v1/activites', '/v1/indicateurs'];

    it('come in by a token of their provider, on every process, with the rights they were given and no other', async () => {
      const agent = await enter('sujet-a');
      const person = asAgent(await stage.provider.tokenFor('sujet-a'));
      expect((await person.get('/v1/moi')).status).toBe(403);
      const given = await grant(agent, coordinator);
      expect([given.status, given.body]).toEqual([
        201,
        expect.objectContaining({ role: 'coordinateur', territoires: ['departement-62'] }),
      ]);
      for (const path of everyProcess)
        await eventually(
          async () => expect([path, (await person.get(path)).status]).toEqual([path, 200]),
          { timeout: 1_000 },
        );
      expect(await person.read('/v1/moi')).toMatchObject({
        id: agent.id,
        nature: 'agent',
        droits: [{ role: 'coordinateur', territoires: ['departement-62'] }],
      });
      expectProblem(await person.get('/v1/clients'), 403, 'platform.not_allowed');
      expectProblem(
        await person.get('/v1/indicateurs/activites/valeurs?territoire=region-32'),
        403,
        'indicators.outside_fence',
      );
      expect(await stage.admin.read(`/v1/agents/${agent.id}`)).toMatchObject({
        habilitations: [{ role: 'coordinateur' }],
        version: 2,
      });
    });

    it('lose a right within a second on every process, while their token is still valid', async () => {
      const agent = await enter('sujet-b');
      const [first, second] = [
        await grant(agent, coordinator),
        await grant(agent, { role: 'national', territoires: ['france'], finalites: ['pilotage'] }),
      ];
      const person = asAgent(await stage.provider.tokenFor('sujet-b'));
      for (const path of everyProcess) expect((await person.get(path)).status).toBe(200);
      expect(
        (await stage.admin.delete(`/v1/agents/${agent.id}/habilitations/${first.body.id}`)).status,
      ).toBe(204);
      await eventually(async () => expect((await person.get('/v1/activites')).status).toBe(403), {
        timeout: 1_000,
      });
      expect(
        (await person.get('/v1/indicateurs/activites/valeurs?territoire=region-32')).status,
      ).toBe(200);
      expectProblem(
        await stage.admin.delete(`/v1/agents/${agent.id}/habilitations/${first.body.id}`),
        404,
        'access.grant_not_found',
      );
      expect(second.status).toBe(201);
      const { headers } = await stage.admin.get(`/v1/agents/${agent.id}`);
      expectProblem(
        await stage.admin.delete(`/v1/agents/${agent.id}`),
        428,
        'platform.if_match_required',
      );
      expect(
        (
          await stage.admin.delete(`/v1/agents/${agent.id}`, {
            'if-match': headers.get('etag') ?? '',
          })
        ).status,
      ).toBe(204);
      for (const path of everyProcess)
        await eventually(async () => expect((await person.get(path)).status).toBe(401), {
          timeout: 1_000,
        });
      expectProblem(await grant(agent, coordinator), 409, 'access.agent_closed');
      expect((await stage.admin.read(`/v1/agents/${agent.id}`)).fermeture).toBeDefined();
    });

    it('have rights that end by themselves', async () => {
      const agent = await enter('sujet-c');
      await grant(agent, {
        ...coordinator,
        expiration: new Date(Date.now() + 1_500).toISOString(),
      });
      const person = asAgent(await stage.provider.tokenFor('sujet-c'));
      expect((await person.get('/v1/moi')).status).toBe(200);
      await eventually(async () => expect((await person.get('/v1/moi')).status).toBe(403), {
        timeout: 4_000,
      });
      expectProblem(
        await grant(agent, { ...coordinator, expiration: '2020-01-01T00:00:00Z' }),
        422,
        'access.bad_expiry',
      );
      expect(
        faultsOf(
          expectProblem(
            await grant(agent, { role: 'national', territoires: ['departement-99'] }),
            422,
            'access.bad_rights',
          ),
        ),
      ).toEqual(['/territoires/0 unknown_territory']);
    });

    it('are entered once, and of configured providers only', async () => {
      await enter('sujet-deux-fois');
      expectProblem(
        await stage.admin.post('/v1/agents', {
          emetteur: stage.provider.url,
          sujet: 'sujet-deux-fois',
        }),
        409,
        'access.agent_known',
      );
      expect(
        faultsOf(
          expectProblem(
            await stage.admin.post('/v1/agents', {
              emetteur: 'https://ailleurs.example',
              sujet: 'x',
            }),
            422,
            'access.unknown_issuer',
          ),
        ),
      ).toEqual(['/emetteur unknown_issuer']);
      // One subject of two providers is two persons.
      await enter('sujet-deux-fois', stage.otherProvider.url);
      expect((await stage.admin.get('/v1/agents?limite=500')).text).not.toContain(
        'sujet-deux-fois',
      );
    });

    it('stay outside with any token that is not wholly right, and get no reason', async () => {
      const agent = await enter('sujet-faux');
      await grant(agent, { role: 'national', territoires: ['france'] });
      const { provider, otherProvider } = stage;
      const now = Math.floor(Date.now() / 1_000);
      const good = { sub: 'sujet-faux' };
      const foreign = await generateKeyPair('RS256', { extractable: true });
      const signed = await provider.forge(good);
      const [head = '', body = '', signature = ''] = signed.split('.');
      const text = (value: object): string =>
        Buffer.from(JSON.stringify(value)).toString('base64url');
      const hmac = await new SignJWT({
        iss: provider.url,
        aud: 'urn:maillage:essai',
        sub: 'sujet-faux',
        acr: 'eidas1',
        iat: now,
        exp: now + 300,
      })
        .setProtectedHeader({ alg: 'HS256', kid: provider.kid })
        .sign(Buffer.from(await provider.publicPem()));
      const { exportJWK } = await import('jose');
      const jwk = await exportJWK(foreign.publicKey);
      const wrong: Record<string, string> = {
        'alg none': `${text({ alg: 'none', kid: provider.kid })}.${body}.`,
        'alg none with a signature': `${text({ alg: 'none' })}.${body}.${signature}`,
        'HS256 over the public key': hmac,
        'another audience': await provider.forge({ ...good, aud: 'urn:autre' }),
        'no audience': await provider.forge({ ...good, aud: undefined }),
        'another issuer, same keys': await provider.forge({
          ...good,
          iss: 'https://ailleurs.example',
        }),
        'our own issuer, foreign keys': await provider.forge({
          ...good,
          iss: 'urn:maillage:acces',
          aud: 'urn:maillage:api',
        }),
        'the issuer of another configured provider': await provider.forge({
          ...good,
          iss: otherProvider.url,
        }),
        'an unknown kid': await provider.forge(good, { kid: 'inconnu' }),
        'a foreign key under a known kid': await provider.forge(good, {}, foreign.privateKey),
        'a key in its own header': await provider.forge(
          good,
          { jwk, kid: undefined },
          foreign.privateKey,
        ),
        'an address of keys in its header': await provider.forge(
          good,
          { jku: `${otherProvider.url}/jwks`, x5u: `${otherProvider.url}/jwks` },
          foreign.privateKey,
        ),
        'an expiry that is past': await provider.forge({ ...good, iat: now - 600, exp: now - 60 }),
        'no expiry': await provider.forge({ ...good, exp: undefined }),
        'a beginning that is to come': await provider.forge({ ...good, nbf: now + 120 }),
        'a day of issue that is to come': await provider.forge({ ...good, iat: now + 120 }),
        'too weak an authentication': await provider.forge({ ...good, acr: 'eidas0' }),
        'no level of authentication': await provider.forge({ ...good, acr: undefined }),
        'no subject': await provider.forge({ sub: undefined }),
        'a subject that is no agent': await provider.forge({ sub: 'sujet-inconnu' }),
        'the subject of an agent of another provider': await otherProvider.forge(good),
        'claims that were changed': `${head}.${text({ iss: provider.url, aud: 'urn:maillage:essai', sub: 'sujet-a', iat: now, exp: now + 300, acr: 'eidas1' })}.${signature}`,
        'an end that is no time': await provider.forge({ ...good, exp: 1e308 }),
        'no signature': `${head}.${body}.`,
        'claims that are no JSON': `${head}.${Buffer.from('{"iss":').toString('base64url')}.${signature}`,
        'a critical extension': await provider
          .forge(good, { crit: ['exp'] })
          .catch(() => `${text({ alg: 'RS256', crit: ['x'], x: 1 })}.${body}.${signature}`),
        'nine thousand characters': await provider.forge({ ...good, long: 'x'.repeat(9_000) }),
      };
      for (const [what, token] of Object.entries(wrong)) {
        const answer = await asAgent(token).get('/v1/moi');
        expect([what, answer.status]).toEqual([what, 401]);
        const problem = expectProblem(answer, 401, 'platform.unknown_caller');
        expect(problem.erreurs).toBeUndefined();
        expect(answer.headers.get('www-authenticate')).toBe(
          'Bearer realm="maillage", error="invalid_token"',
        );
      }
      expect((await asAgent(signed).get('/v1/moi')).status).toBe(200);
      expect(
        (await asAgent(await provider.forge({ ...good, exp: now - 10 })).get('/v1/moi')).status,
      ).toBe(200);
    });

    it('stay outside with what their provider signed for something else, and are told so', async () => {
      const { provider, otherProvider } = stage;
      const sub = 'sujet-autre-jeton';
      await grant(await enter(sub), coordinator);
      await grant(await enter(sub, otherProvider.url), coordinator);
      const idToken = { sub, aud: 'essai', nonce: 'n', at_hash: 'h' };
      const untyped = { typ: 'JWT' };
      const cases: readonly (readonly [string, Promise<string>, string])[] = [
        ['an ID token', provider.forge(idToken, untyped), 'platform.not_access_token'],
        [
          'a userinfo response',
          provider.forge({ sub, aud: 'essai' }, { typ: undefined }),
          'platform.not_access_token',
        ],
        [
          'a logout token',
          provider.forge({ sub }, { typ: 'logout+jwt' }),
          'platform.not_access_token',
        ],
        [
          'an ID token of a provider without typ',
          otherProvider.forge({ ...idToken, scope: 'openid' }, untyped),
          'platform.not_access_token',
        ],
        [
          'a token bound to a key',
          provider.forge({ sub, cnf: { jkt: 'x' } }),
          'platform.bound_token',
        ],
      ];
      for (const [what, token, code] of cases)
        for (const path of everyProcess) {
          const answer = await asAgent(await token).get(path);
          expect([what, path, answer.status]).toEqual([what, path, 401]);
          expectProblem(answer, 401, code);
        }
      const access = await otherProvider.forge({ sub, scope: 'openid' }, untyped);
      expect((await asAgent(access).get('/v1/moi')).status).toBe(200);
    });

    it('come in by a token that only their provider can read, by introspection, and no longer than that says', async () => {
      const agent = await enter('sujet-opaque');
      await grant(agent, coordinator);
      const { provider } = stage;
      const token = await provider.opaqueTokenFor('sujet-opaque');
      expect(token).not.toContain('.');
      for (const path of everyProcess)
        expect([path, (await asAgent(token).get(path)).status]).toEqual([path, 200]);
      expect(await asAgent(token).read('/v1/moi')).toMatchObject({ id: agent.id, nature: 'agent' });
      const withdrawn = await provider.opaqueTokenFor('sujet-opaque');
      await provider.withdraw(withdrawn);
      const wrong: Record<string, string> = {
        'a withdrawn one': withdrawn,
        'one that it never gave': 'x'.repeat(43),
        'one given to a service that is not ours': await provider.opaqueTokenFor('sujet-opaque', {
          service: 'autre',
        }),
        'one of too weak an authentication': await provider.opaqueTokenFor('sujet-opaque', {
          acr: 'eidas0',
        }),
        'a refresh token': await provider.opaqueTokenFor('sujet-opaque', { kind: 'RefreshToken' }),
        'one of a subject that is no agent': await provider.opaqueTokenFor('sujet-inconnu'),
        'one of a provider that is not asked':
          await stage.otherProvider.opaqueTokenFor('sujet-opaque'),
      };
      for (const [what, one] of Object.entries(wrong)) {
        const answer = await asAgent(one).get('/v1/moi');
        expect([what, answer.status]).toEqual([what, 401]);
        expectProblem(answer, 401, 'platform.unknown_caller');
      }
      const { headers } = await stage.admin.get(`/v1/agents/${agent.id}`);
      expect(
        (
          await stage.admin.delete(`/v1/agents/${agent.id}`, {
            'if-match': headers.get('etag') ?? '',
          })
        ).status,
      ).toBe(204);
      for (const path of everyProcess)
        await eventually(async () => expect((await asAgent(token).get(path)).status).toBe(401), {
          timeout: 1_000,
        });
    });

    it('go on when their provider changes its keys, and what it signed before is over', async () => {
      const agent = await enter('sujet-d');
      await grant(agent, coordinator);
      const before = await stage.provider.tokenFor('sujet-d');
      expect((await asAgent(before).get('/v1/moi')).status).toBe(200);
      await stage.provider.rotate();
      const after = await stage.provider.tokenFor('sujet-d');
      // An unknown kid makes the keys be fetched again, at most every five seconds.
      await eventually(async () => expect((await asAgent(after).get('/v1/moi')).status).toBe(200), {
        timeout: 10_000,
        every: 500,
      });
      const forgedBefore = await stage.provider.forge({ sub: 'sujet-d' }, { kid: 'premiere' });
      expect((await asAgent(forgedBefore).get('/v1/moi')).status).toBe(401);
    });

    it('do not take keys with them when their provider is away: a known token goes on, keys go on, nothing is a 500', async () => {
      const known = await stage.otherProvider.forge({ sub: 'sujet-deux-fois' });
      await stage.otherProvider.close();
      const answer = await asAgent(known).get('/v1/moi');
      expect([401, 403, 503]).toContain(answer.status);
      if (answer.status === 503)
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await stage.admin.get('/v1/moi')).status).toBe(200);
      await stage.otherProvider.open();
      await eventually(async () => expect((await asAgent(known).get('/v1/moi')).status).toBe(403), {
        timeout: 10_000,
        every: 500,
      });
    });
  });
}
