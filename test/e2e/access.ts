import { eventually } from '@maillage/testing';
import { expectProblem, faultsOf } from './expect-problem.js';
import { Person } from './person.js';
import type { Role, Stage } from './stage.js';

interface Me {
  readonly source: string;
  readonly role: string;
  readonly territoires: readonly string[];
  readonly permissions: readonly string[];
}

/** Clients, keys and what they let in. */
export function access(stage: Stage): void {
  describe('access', () => {
    it.each<[Role, string]>([
      ['coordinateur', 'departement-62'],
      ['partenaire', 'departement-62'],
      ['national', 'france'],
    ])('opens a %s, whose key says who it is', async (role, territory) => {
      const { person, source, clientId } = await stage.enter(`acces-${role}`, role, [territory]);
      const me = await person.read<Me>('/v1/moi');
      expect(me).toMatchObject({ id: clientId, source, role, territoires: [territory] });
      expect(me.permissions).toContain('moi.lire');
      expect(await stage.admin.read(`/v1/clients/${clientId}`)).toMatchObject({ source, role });
    });

    it('gives 201 with Location for a client, and lists each once across pages', async () => {
      const created = await stage.admin.post<{ id: string }>('/v1/clients', { nom: 'Deux', source: 'acces-deux', role: 'national', territoires: ['france'] });
      expect([created.status, created.headers.get('location')]).toEqual([201, `/v1/clients/${created.body.id}`]);
      const ids = (await stage.admin.walk<{ id: string }>('/v1/clients?limite=2')).map(({ id }) => id);
      expect(ids).toContain(created.body.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('shows a key once, and never to caches', async () => {
      const { clientId, key } = await stage.enter('acces-cle', 'partenaire', ['france']);
      const issued = await stage.admin.post(`/v1/clients/${clientId}/cles`, {});
      expect(issued.headers.get('cache-control')).toBe('no-store');
      for (const path of ['/v1/clients?limite=500', `/v1/clients/${clientId}`]) expect((await stage.admin.get(path)).text).not.toContain(key.slice(0, 20));
    });

    it('names every fault of a client that cannot be opened', async () => {
      const refused = await stage.admin.post('/v1/clients', { nom: '', source: 'É', role: 'roi', territoires: [], couleur: 'bleu' });
      const problem = expectProblem(refused, 400, 'platform.invalid_input');
      expect(new Set(faultsOf(problem).map((fault) => fault.split(' ')[0]))).toEqual(new Set(['/nom', '/source', '/role', '/territoires', '/couleur']));
      const unknown = await stage.admin.post('/v1/clients', { nom: 'x', source: 'acces-nulle-part', role: 'national', territoires: ['departement-99'] });
      expectProblem(unknown, 422, 'access.unknown_territory');
      await stage.enter('acces-pris', 'national', ['france']);
      const taken = await stage.admin.post('/v1/clients', { nom: 'x', source: 'acces-pris', role: 'national', territoires: ['france'] });
      expectProblem(taken, 409, 'access.source_taken');
    });

    it('feels a revocation within a second on every process, while the other key of the client stays good', async () => {
      const { clientId, keyId, key, person } = await stage.enter('acces-revoque', 'national', ['france']);
      const spare = await stage.admin.post<{ cle: string }>(`/v1/clients/${clientId}/cles`, {});
      const route = ['/v1/moi', '/v1/lieux', '/v1/activites', '/v1/indicateurs'];
      // Every process has just seen the key: what it keeps in memory is as fresh as can be.
      for (const path of route) expect([200, 403]).toContain((await person.get(path)).status);
      expect((await stage.admin.delete(`/v1/clients/${clientId}/cles/${keyId}`)).status).toBe(204);
      const revoked = Date.now();
      await Promise.all(
        route.map((path) => eventually(async () => expect((await new Person(stage.base, key).get(path)).status).toBe(401), { timeout: 1_000 })),
      );
      expect(Date.now() - revoked).toBeLessThanOrEqual(1_000);
      expect((await new Person(stage.base, spare.body.cle).get('/v1/moi')).status).toBe(200);
    });

    it('tells an unknown key nothing but that, whatever is wrong with it', async () => {
      const { key } = await stage.enter('acces-cle', 'partenaire', ['france']);
      const wrong = [
        undefined, '', 'Bearer', 'Bearer x', `Basic ${key}`, key, `Bearer ${key}x`, `Bearer ${key.slice(0, -1)}`, `Bearer ${key.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))}`,
        `Bearer mlg_${'0'.repeat(16)}_${'A'.repeat(43)}`, `Bearer ${key} ${key}`, `Bearer ${"' OR 1=1 --".repeat(3)}`,
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
