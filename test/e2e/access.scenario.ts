import { eventually } from '@maillage/testing';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { type Answer, Person } from '../kit/person.js';
import type { Role, Stage } from '../kit/stage.js';

/** Clients, keys and what they let in. */
export function scenario(stage: Stage): void {
  describe('access', () => {
    it.each<[Role, string]>([
      ['coordinateur', 'departement-62'],
      ['partenaire', 'departement-62'],
      ['national', 'france'],
    ])('opens a %s, with a key that identifies it', async (role, territory) => {
      const { person, source, clientId } = await stage.enter(`acces-${role}`, role, [territory]);
      const me = await person.read('/v1/moi');
      expect(me).toMatchObject({
        id: clientId,
        source,
        droits: [{ role, territoires: [territory] }],
      });
      expect(me.permissions).toContain('moi.lire');
      expect(await stage.admin.read(`/v1/clients/${clientId}`)).toMatchObject({
        source,
        roles: [role],
      });
    });

    it('gives 201 with Location for a client, and lists each once across pages', async () => {
      const created = await stage.admin.post('/v1/clients', {
        nom: 'Deux',
        source: 'acces-deux',
        type: 'integration_nationale',
        roles: ['national'],
        territoires: ['france'],
      });
      expect([created.status, created.headers.get('location')]).toEqual([
        201,
        `/v1/clients/${created.body.id}`,
      ]);
      const ids = (await stage.admin.walk('/v1/clients?limite=2')).map(({ id }) => id);
      expect(ids).toContain(created.body.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('shows a key once, and never to caches', async () => {
      const { clientId, key } = await stage.enter('acces-cle', 'partenaire', ['france']);
      const issued = await stage.admin.post(`/v1/clients/${clientId}/cles`, {});
      expect(issued.headers.get('cache-control')).toBe('no-store');
      for (const path of ['/v1/clients?limite=500', `/v1/clients/${clientId}`])
        expect((await stage.admin.get(path)).text).not.toContain(key.slice(0, 20));
    });

    it('names every fault of a client that cannot be opened', async () => {
      const refused = await stage.admin.post('/v1/clients', {
        nom: '',
        source: 'É',
        type: 'palais',
        roles: ['roi'],
        territoires: [],
        couleur: 'bleu',
      });
      const problem = expectProblem(refused, 400, 'platform.invalid_input');
      expect(new Set(faultsOf(problem).map((fault) => fault.split(' ')[0]))).toEqual(
        new Set(['/nom', '/source', '/type', '/roles', '/territoires', '/couleur']),
      );
      const unknown = await stage.admin.post('/v1/clients', {
        nom: 'x',
        source: 'acces-nulle-part',
        type: 'integration_nationale',
        roles: ['national'],
        territoires: ['departement-99'],
      });
      expect(faultsOf(expectProblem(unknown, 422, 'access.bad_rights'))).toEqual([
        '/territoires/0 unknown_territory',
      ]);
      await stage.enter('acces-pris', 'national', ['france']);
      const taken = await stage.admin.post('/v1/clients', {
        nom: 'x',
        source: 'acces-pris',
        type: 'integration_nationale',
        roles: ['national'],
        territoires: ['france'],
      });
      expectProblem(taken, 409, 'access.source_taken');
    });

    it('feels a revocation within a second on every process, while the other key of the client stays good', async () => {
      const { clientId, keyId, key, person } = await stage.enter('acces-revoque', 'national', [
        'france',
      ]);
      const spare = await stage.admin.post(`/v1/clients/${clientId}/cles`, {});
      const route = ['/v1/moi', '/v1/lieux', '/v1/activites', '/v1/indicateurs'];
      // Every process has just seen the key: what it keeps in memory is as fresh as can be.
      for (const path of route) expect([200, 403]).toContain((await person.get(path)).status);
      expect((await stage.admin.delete(`/v1/clients/${clientId}/cles/${keyId}`)).status).toBe(204);
      const revoked = Date.now();
      await Promise.all(
        route.map((path) =>
          eventually(
            async () => expect((await new Person(stage.base, key).get(path)).status).toBe(401),
            { timeout: 1_000 },
          ),
        ),
      );
      expect(Date.now() - revoked).toBeLessThanOrEqual(1_000);
      expect((await new Person(stage.base, spare.body.cle).get('/v1/moi')).status).toBe(200);
    });

    it('changes what an access may do, felt within a second, and only with the ETag of its present state', async () => {
      const { clientId, person } = await stage.enter('acces-change', 'coordinateur', [
        'departement-62',
      ]);
      const path = `/v1/clients/${clientId}`;
      expect((await person.get('/v1/activites')).status).toBe(200);
      const { headers } = await stage.admin.get(path);
      const etag = headers.get('etag') ?? '';
      expect((await stage.admin.get(path, { 'if-none-match': etag })).status).toBe(304);
      const change = (
        body: object,
        more: Record<string, string> = {},
      ): Promise<Answer<{ version: number; nom: string; roles: string[] }>> =>
        stage.admin.call('PATCH', path, JSON.stringify(body), {
          'content-type': 'application/json',
          ...more,
        });
      expectProblem(await change({ roles: ['region'] }), 428, 'platform.if_match_required');
      const changed = await change(
        { roles: ['region'], finalites: ['pilotage'] },
        { 'if-match': etag },
      );
      expect([changed.status, changed.body]).toEqual([
        200,
        expect.objectContaining({
          version: 2,
          roles: ['region'],
          finalites: ['pilotage'],
          nom: 'Essai acces-change',
        }),
      ]);
      expectProblem(await change({ nom: 'Autre' }, { 'if-match': etag }), 412, 'platform.stale');
      const again = { 'if-match': changed.headers.get('etag') ?? '' };
      expectProblem(await change({ source: 'autre' }, again), 400, 'platform.invalid_input');
      expect(
        faultsOf(
          expectProblem(
            await change({ territoires: ['departement-99'] }, again),
            422,
            'access.bad_rights',
          ),
        ),
      ).toEqual(['/territoires/0 unknown_territory']);
      await eventually(async () => expect((await person.get('/v1/activites')).status).toBe(403), {
        timeout: 1_000,
      });
      expect((await person.get('/v1/indicateurs')).status).toBe(200);
      // The directory serves another purpose than the one that is left.
      expect((await person.get('/v1/lieux')).status).toBe(403);
      expect((await person.read('/v1/moi')).permissions).toEqual([
        'moi.lire',
        'taches.suivre',
        'referentiels.lire',
        'formations.lire',
        'sessions.lire',
        'indicateurs.lire',
      ]);
    });

    it('closes an access with all its keys, for ever', async () => {
      const { clientId, person } = await stage.enter('acces-ferme', 'national', ['france']);
      const path = `/v1/clients/${clientId}`;
      expect((await person.get('/v1/moi')).status).toBe(200);
      expectProblem(await stage.admin.delete(path), 428, 'platform.if_match_required');
      expect((await stage.admin.delete(path, { 'if-match': '*' })).status).toBe(204);
      await eventually(async () => expect((await person.get('/v1/moi')).status).toBe(401), {
        timeout: 1_000,
      });
      expect(await stage.admin.read(path)).toMatchObject({ fermeture: expect.any(String) });
      expectProblem(await stage.admin.post(`${path}/cles`, {}), 409, 'access.client_closed');
      expectProblem(
        await stage.admin.call('PATCH', path, '{}', {
          'content-type': 'application/json',
          'if-match': '*',
        }),
        409,
        'access.client_closed',
      );
    });

    it('gives keys an end, and distinguishes those of a client without their secret', async () => {
      const { clientId, keyId, key } = await stage.enter('acces-duree', 'national', ['france']);
      const path = `/v1/clients/${clientId}/cles` as const;
      const soon = new Date(Date.now() + 1_500).toISOString();
      const brief = await stage.admin.post(path, { expiration: soon });
      expect([brief.status, brief.body.expiration]).toEqual([201, soon]);
      const holder = new Person(stage.base, brief.body.cle);
      expect((await holder.get('/v1/moi')).status).toBe(200);
      await eventually(async () => expect((await holder.get('/v1/moi')).status).toBe(401), {
        timeout: 4_000,
      });
      await stage.admin.delete(`${path}/${keyId}`);
      const listed = await stage.admin.walk(`${path}?limite=1`);
      expect(listed.map(({ id, etat }) => [id, etat])).toEqual([
        [keyId, 'revoquee'],
        [brief.body.id, 'expiree'],
      ]);
      expect([
        key.startsWith(listed[0]?.prefixe ?? '?'),
        JSON.stringify(listed).includes(key.slice(21)),
      ]).toEqual([true, false]);
      for (const expiration of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])
        expectProblem(await stage.admin.post(path, { expiration }), 422, 'access.bad_expiry');
      for (const expiration of ['demain', '2027-02-30T00:00:00Z', '2027-01-01T00:00:00', 12])
        expectProblem(await stage.admin.post(path, { expiration }), 400, 'platform.invalid_input');
    });

    it('lets an administrator of one territory see and give what lies inside, and nothing else', async () => {
      const local = await stage.as('acces-admin-62', 'administrateur', 'departement-62');
      const elsewhere = await stage.enter('acces-admin-ailleurs', 'national', ['departement-59']);
      const inside = await stage.enter('acces-admin-dedans', 'national', [
        'commune-62041',
        'epci-200033579',
      ]);
      const sources = (await local.walk('/v1/clients')).map(({ source }) => source);
      expect([
        sources.includes('acces-admin-dedans'),
        sources.includes('acces-admin-ailleurs'),
        sources.includes('administration'),
      ]).toEqual([true, false, false]);
      expect((await local.get(`/v1/clients/${inside.clientId}`)).status).toBe(200);
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['GET', '/cles'],
        ['POST', '/cles'],
        ['DELETE', `/cles/${elsewhere.keyId}`],
      ] as const) {
        const answer = await local.call(
          method,
          `/v1/clients/${elsewhere.clientId}${path}`,
          undefined,
          { 'if-match': '*' },
        );
        expectProblem(answer, 404, 'access.client_not_found');
      }
      const wish = {
        nom: 'x',
        type: 'structure',
        source: 'acces-admin-trop',
        roles: ['national'],
        territoires: ['commune-62041', 'region-32', 'france'],
      };
      expect(
        faultsOf(expectProblem(await local.post('/v1/clients', wish), 422, 'access.bad_rights')),
      ).toEqual(['/territoires/1 outside_fence', '/territoires/2 outside_fence']);
      expectProblem(await local.get('/v1/evenements-rejetes/access'), 403, 'platform.not_allowed');
    });

    it('opens no manager of structures without a structure', async () => {
      const wish = {
        nom: 'x',
        type: 'structure',
        source: 'acces-sans-siret',
        roles: ['gestionnaire_structure'],
        territoires: ['france'],
      };
      expect(
        faultsOf(
          expectProblem(await stage.admin.post('/v1/clients', wish), 422, 'access.bad_rights'),
        ),
      ).toEqual(['/structures structure_missing']);
      expectProblem(
        await stage.admin.post('/v1/clients', { ...wish, structures: ['123'] }),
        400,
        'platform.invalid_input',
      );
    });

    it('says of an unknown key nothing but that, whatever is wrong with it', async () => {
      const { key } = await stage.enter('acces-cle', 'partenaire', ['france']);
      const wrong = [
        undefined,
        '',
        'Bearer',
        'Bearer x',
        `Basic ${key}`,
        key,
        `Bearer ${key}x`,
        `Bearer ${key.slice(0, -1)}`,
        `Bearer ${key.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))}`,
        `Bearer mlg_${'0'.repeat(16)}_${'A'.repeat(43)}`,
        `Bearer ${key} ${key}`,
        `Bearer ${"' OR 1=1 --".repeat(3)}`,
      ];
      for (const authorization of wrong) {
        const headers = authorization === undefined ? {} : { authorization };
        const answer = await stage.stranger.get('/v1/moi', headers);
        const problem = expectProblem(answer, 401, 'platform.unknown_caller');
        expect([authorization, problem.detail.includes('mlg_')]).toEqual([authorization, false]);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    });
  });
}
