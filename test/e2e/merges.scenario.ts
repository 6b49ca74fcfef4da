import { operate } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { csvOf, place } from '../kit/place.js';
import { newSiret } from '../kit/siret.js';
import type { Stage } from '../kit/stage.js';

const HALL = { nom: 'Mairie d’essai', code_insee: '62041' } as const;
const WITHOUT = { sans_identifiant: { raison: 'inconnu' } } as const;
const UNKNOWN = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';
const MERGE = 'application/merge-patch+json';

/** Structures that were entered twice. */
export function scenario(stage: Stage): void {
  describe('merges', () => {
    let writer: Person;
    beforeAll(async () => {
      writer = await stage.as('fusions', 'coordinateur', 'departement-62');
    });

    const structure = async (over: object = {}, by = writer): Promise<string> => {
      const body = { ...HALL, ...('siret' in over ? {} : WITHOUT), ...over };
      const made = await operate(by, 'inscrireStructure', { body });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const fusion = (survivant: string, absorbes: readonly string[], query?: string) =>
      operate(writer, 'fusionner', {
        body: { nature: 'structure', survivant, absorbes },
        ...(query === undefined ? {} : { query }),
      });
    const merged = async (survivant: string, ...absorbes: string[]): Promise<string> => {
      const made = await fusion(survivant, absorbes);
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id ?? '';
    };
    const undone = async (id: string): Promise<void> => {
      const back = await operate(writer, 'annulerFusion', { path: { id } });
      if (back.status !== 200) throw new Error(back.text);
    };
    const post = async (structure_id: string): Promise<string> => {
      const body = { structure_id, du: '2026-01-01' };
      const made = await operate(writer, 'inscrirePoste', { body });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const team = async (id: string): Promise<string[]> =>
      (await writer.walk(`/v1/structures/${id}/equipe`)).map((one) =>
        String((one as { poste_id?: unknown }).poste_id),
      );

    const changes = async () => {
      const found = [];
      for (let next = '/v1/structures/changements?limite=500'; ;) {
        const { data, links } = await writer.read(next as '/v1/structures/changements');
        if (data.length === 0) return found;
        found.push(...data);
        next = links.suivant;
      }
    };

    it('are shown before they are made', async () => {
      const [a, b] = [await structure(), await structure()];
      await post(b);
      await structure({ parent_id: b });
      const shown = await fusion(a, [b], 'simulation=true');
      expect([shown.status, shown.body]).toEqual([
        200,
        {
          nature: 'structure',
          survivant: a,
          absorbes: [b],
          effets: {
            structures: 1,
            lieux: 0,
            professionnels: 0,
            postes: 1,
            presences: 0,
            reseaux: 0,
          },
          creation: expect.any(String),
        },
      ]);
      expect((await writer.get(`/v1/structures/${b}`)).status).toBe(200);
    });

    it('lead every route of the old id to the survivor, with all that hangs on it', async () => {
      const siret = newSiret();
      const [a, b] = [await structure(), await structure({ siret, source_id: `f-${siret}` })];
      const [onA, onB] = [await post(a), await post(b)];
      const child = await structure({ parent_id: b });
      const lieu = csvOf([place(`fusion-${siret}`, { pivot: siret })]);
      await writer.send('/v1/lieux/imports', lieu, 'text/csv');
      const network = await operate(writer, 'inscrireReseau', {
        body: {
          nom: 'Réseau d’essai',
          type: 'autre',
          territoire: 'departement-62',
          membres: [{ structure_id: b, role: 'membre' }],
        },
      });
      const id = await merged(a, b);
      const routes = [
        ['GET', `/v1/structures/${b}`],
        ['GET', `/v1/structures/${b}?au_titre_du=2026-01-01T00:00:00Z`],
        ['GET', `/v1/structures/${b}/versions`],
        ['GET', `/v1/structures/${b}/equipe`],
        ['GET', `/v1/structures/${b}/adresses`],
        ['POST', `/v1/structures/${b}/adresses`],
        ['PUT', `/v1/structures/${b}`],
        ['PATCH', `/v1/structures/${b}`],
        ['DELETE', `/v1/structures/${b}`],
      ] as const;
      for (const [method, path] of routes) {
        const moved = await writer.call(method, path, method === 'GET' ? undefined : '{}', {
          'content-type': 'application/json',
        });
        expect([method, path, moved.status, moved.headers.get('location')]).toEqual([
          ...[method, path, 308],
          path.replace(b, a),
        ]);
      }
      expect(await team(a)).toEqual([onA, onB]);
      expect((await writer.get(`/v1/postes/${onB}`)).body).toMatchObject({ structure_id: a });
      expect((await writer.get(`/v1/structures/${child}`)).body).toMatchObject({ parent_id: a });
      const survivor = await operate(writer, 'lireStructure', { path: { id: a } });
      expect(survivor.body.identifiants).toContainEqual({ source: 'fusions', id: `f-${siret}` });
      const named = async (one: string) =>
        (await writer.walk(`/v1/reseaux?structure_id=${one}`)).map((found) => found.id);
      expect(await named(a)).toContain(network.body.id);
      const tied = async (one: string) =>
        (await writer.walk(`/v1/lieux?structure_id=${one}`)).map((found) => found.id);
      expect(await tied(a)).toHaveLength(1);
      expect(await changes()).toContainEqual({
        nature: 'suppression',
        suppression: expect.objectContaining({ id: b, survivant_id: a }),
      });
      const said = await post(b);
      await undone(id);
      expect([await team(a), await team(b)]).toEqual([[onA], [onB, said]]);
      expect([await named(a), await named(b)]).toEqual([[], [network.body.id]]);
      expect([await tied(a), (await tied(b)).length]).toEqual([[], 1]);
      expect((await writer.get(`/v1/structures/${child}`)).body).toMatchObject({ parent_id: b });
    });

    it('make no cycle, and are made once', async () => {
      const [a, b, c] = [await structure(), await structure(), await structure()];
      const self = await fusion(a, [a]);
      expect(faultsOf(expectProblem(self, 422, 'actors.refused_merge'))).toEqual([
        '/absorbes/0 merged_with_itself',
      ]);
      const none = await fusion(a, [UNKNOWN]);
      expect(faultsOf(expectProblem(none, 422, 'actors.refused_merge'))).toEqual([
        '/absorbes/0 unknown_structure',
      ]);
      const made = await Promise.all([fusion(a, [b]), fusion(b, [a])]);
      expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [first] = made.flatMap(({ status, body }) => (status === 201 ? [body] : []));
      const gone = first?.absorbes[0] ?? '';
      expectProblem(await fusion(c, [gone]), 409, 'actors.already_merged');
      expectProblem(await fusion(gone, [c]), 409, 'actors.already_merged');
      await undone(first?.id ?? '');
      const again = { path: { id: first?.id ?? '' } };
      expectProblem(await operate(writer, 'annulerFusion', again), 409, 'actors.merge_undone');
      expect((await operate(writer, 'lireFusion', again)).body).toMatchObject({
        annulation: expect.any(String),
      });
    });

    it('are for whoever may write both sides of a fence', async () => {
      const north = await stage.as('fusions-nord', 'coordinateur', 'departement-59');
      const [a, b] = [await structure(), await structure({ code_insee: '59350' }, north)];
      expectProblem(await fusion(a, [b]), 403, 'actors.outside_fence');
      expectProblem(await fusion(b, [a]), 403, 'actors.outside_fence');
      const id = await merged(a, await structure());
      const path = { path: { id } };
      for (const operation of ['lireFusion', 'annulerFusion'] as const)
        expectProblem(await operate(north, operation, path), 404, 'actors.merge_not_found');
    });

    it('are undone in any order', async () => {
      const [a, b, c] = [await structure(), await structure(), await structure()];
      const first = await merged(b, a);
      const second = await merged(c, b);
      const of = await writer.get(`/v1/structures/${a}`);
      expect([of.status, of.headers.get('location')]).toEqual([308, `/v1/structures/${c}`]);
      await undone(first);
      expect((await writer.get(`/v1/structures/${a}`)).status).toBe(200);
      expect((await writer.get(`/v1/structures/${b}`)).status).toBe(308);
      const patched = await operate(writer, 'corrigerStructure', {
        path: { id: a },
        headers: { 'if-match': '*' },
        body: { nom: 'Mairie d’à côté' },
        type: MERGE,
      });
      expect(patched.status).toBe(200);
      await undone(second);
      expect((await writer.get(`/v1/structures/${b}`)).status).toBe(200);
    });
  });
}
