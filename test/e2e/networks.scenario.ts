import { operate, type Sent } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const HALL = {
  nom: 'Mairie d’essai',
  code_insee: '62041',
  sans_identifiant: { raison: 'inconnu' },
} as const;
const MERGE = 'application/merge-patch+json';
const UNKNOWN = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';

/** Structures that go together. */
export function scenario(stage: Stage): void {
  describe('networks', () => {
    let writer: Person;
    let reader: Person;
    beforeAll(async () => {
      writer = await stage.as('reseaux', 'coordinateur', 'departement-62');
      reader = await stage.as('reseaux-lecteur', 'partenaire');
    });

    const sentTo = (id: string, etag: string) =>
      ({ path: { id }, headers: { 'if-match': etag } }) as const;
    const structure = async (over: object = {}) => {
      const made = await operate(writer, 'inscrireStructure', { body: { ...HALL, ...over } });
      if (made.status !== 201) throw new Error(made.text);
      return { id: made.body.id, sent: sentTo(made.body.id, made.headers.get('etag') ?? '') };
    };
    const bodyOf = (over: object = {}) => ({
      nom: 'Réseau d’essai',
      type: 'reseau_local',
      territoire: 'epci-200069482',
      ...over,
    });
    const enter = async (over: object = {}) => {
      const made = await operate(writer, 'inscrireReseau', { body: bodyOf(over) });
      if (made.status !== 201) throw new Error(made.text);
      const etag = made.headers.get('etag') ?? '';
      return { id: made.body.id, etag, sent: sentTo(made.body.id, etag) };
    };
    const refused = async (over: object): Promise<string[]> =>
      faultsOf(
        expectProblem(
          await operate(writer, 'inscrireReseau', { body: bodyOf(over) }),
          422,
          'actors.refused_network',
        ),
      );
    const change = (sent: Sent, body: object) =>
      operate(writer, 'corrigerReseau', { ...sent, body, type: MERGE });
    const idsOf = async (query: string) =>
      (await reader.walk(`/v1/reseaux?${query}`)).map(({ id }) => id);

    it('are entered by whose rights cover the territory, and read by all', async () => {
      const { id: hall } = await structure();
      const membres = [
        { structure_id: hall, role: 'porteur', du: '2025-01-01', au: '2025-12-31' },
        { structure_id: hall, role: 'membre', du: '2026-01-01' },
      ];
      const said = bodyOf({ animateur_id: hall, membres, debut: '2025-01-01' });
      const { id, etag } = await enter({ source_id: 'reseau-1', ...said });
      const read = await reader.get(`/v1/reseaux/${id}`);
      expect(read.body).toMatchObject({
        ...said,
        id,
        identifiants: [{ source: 'reseaux', id: 'reseau-1' }],
        alertes: [],
        version: 1,
      });
      expect((await reader.get(`/v1/reseaux/${id}`, { 'if-none-match': etag })).status).toBe(304);
      const again = await operate(writer, 'inscrireReseau', {
        body: bodyOf({ source_id: 'reseau-1' }),
      });
      expectProblem(again, 409, 'actors.network_exists');
      for (const territoire of ['departement-59', 'region-32', 'france']) {
        const beyond = await operate(writer, 'inscrireReseau', { body: bodyOf({ territoire }) });
        expectProblem(beyond, 403, 'actors.outside_fence');
      }
      const north = await stage.as('reseaux-nord', 'coordinateur', 'departement-59');
      const foreign = { ...sentTo(id, etag), body: { nom: 'Autre' }, type: MERGE };
      expectProblem(await operate(north, 'corrigerReseau', foreign), 403, 'actors.outside_fence');
    });

    it('name structures that are there and active', async () => {
      const { id: closed, sent } = await structure();
      const gone = await operate(writer, 'fermerStructure', { ...sent, query: 'date=2026-01-31' });
      expect(gone.status).toBe(204);
      const member = { structure_id: closed, role: 'membre' };
      expect(await refused({ animateur_id: UNKNOWN, membres: [member] })).toEqual([
        '/animateur_id unknown_structure',
        '/membres/0/structure_id structure_closed',
      ]);
      await enter({ membres: [{ ...member, au: '2026-01-31' }] });
      const malformed = await operate(writer, 'inscrireReseau', {
        body: { nom: '', type: 'club', membres: [{ role: 'chef' }] },
      });
      expect(faultsOf(expectProblem(malformed, 400, 'actors.malformed_network'))).toEqual([
        '/nom required',
        '/type unknown_value',
        '/territoire required',
        '/membres/0/structure_id required',
        '/membres/0/role unknown_value',
      ]);
    });

    it('tell which of their structures closed, and hold a structure that they name', async () => {
      const [hall, house] = [await structure(), await structure()];
      const membres = [{ structure_id: house.id, role: 'membre' }];
      const { id, etag, sent } = await enter({ animateur_id: hall.id, membres });
      const withdrawn = await operate(writer, 'fermerStructure', {
        ...house.sent,
        query: 'erreur=oui',
      });
      expect(expectProblem(withdrawn, 409, 'actors.structure_in_use').detail).toContain(id);
      await operate(writer, 'fermerStructure', { ...house.sent, query: 'date=2026-01-31' });
      const read = await reader.get(`/v1/reseaux/${id}`, { 'if-none-match': etag });
      expect([read.status, read.body]).toMatchObject([
        200,
        { alertes: ['membre_ferme'], version: 1 },
      ]);
      // What it had before is not judged again.
      const changed = await change(sent, { presentation: 'Présentation' });
      expect(changed.status).toBe(200);
    });

    it('are changed by who has read them, end on a day, and have versions', async () => {
      const { id, sent } = await enter();
      const { creation } = await reader.read(`/v1/reseaux/${id}`);
      expectProblem(
        await operate(writer, 'corrigerReseau', { path: { id }, body: {}, type: MERGE }),
        428,
        'platform.if_match_required',
      );
      const changed = await change(sent, { type: 'hub' });
      expect(changed.body).toMatchObject({ type: 'hub', version: 2 });
      expectProblem(await change(sent, { type: 'autre' }), 412, 'platform.stale');
      const again = sentTo(id, changed.headers.get('etag') ?? '');
      const replaced = await operate(writer, 'remplacerReseau', {
        ...again,
        body: bodyOf({ site: 'https://exemple.fr' }),
      });
      expect(replaced.body).toMatchObject({ site: 'https://exemple.fr', version: 3 });
      const last = sentTo(id, replaced.headers.get('etag') ?? '');
      const ended = await operate(writer, 'fermerReseau', { ...last, query: 'date=2026-06-30' });
      expect(ended.status).toBe(204);
      const read = await reader.get(`/v1/reseaux/${id}`);
      expect(read.body).toMatchObject({ fin: '2026-06-30', version: 4 });
      const versions = await reader.read(`/v1/reseaux/${id}/versions`);
      expect(versions.data.map(({ nature, motif }) => [nature, motif])).toEqual([
        ['creation', 'Inscription'],
        ['modification', 'Correction'],
        ['modification', 'Correction'],
        ['modification', 'Fin'],
      ]);
      const then = await reader.get(`/v1/reseaux/${id}?au_titre_du=${creation}`);
      expect(then.body).toMatchObject({ type: 'reseau_local', version: 1 });
    });

    it('that were entered by error are withdrawn, and leave a tombstone', async () => {
      const { id, sent } = await enter({ nom: 'Réseau Zyxomma' });
      expect(await idsOf('q=zyxomma')).toEqual([id]);
      const gone = await operate(writer, 'fermerReseau', { ...sent, query: 'erreur=oui' });
      expect(gone.status).toBe(204);
      expectProblem(await reader.get(`/v1/reseaux/${id}`), 404, 'actors.network_not_found');
      expect(await idsOf('q=zyxomma')).toEqual([]);
      const natures = [];
      for (let next = '/v1/reseaux/changements'; ;) {
        const page = await reader.get<{
          data: { nature: string; reseau?: { id: string }; suppression?: { id: string } }[];
          links: { suivant: string };
        }>(next);
        if (page.body.data.length === 0) break;
        natures.push(
          ...page.body.data
            .filter((one) => (one.reseau ?? one.suppression)?.id === id)
            .map(({ nature }) => nature),
        );
        next = page.body.links.suivant;
      }
      expect(natures).toEqual(['suppression']);
    });

    it('are found by words, mistyped too, by territory, type and structure', async () => {
      const { id: hall } = await structure();
      const membres = [{ structure_id: hall, role: 'membre' }];
      const wide = await enter({
        nom: 'Hub des Terrils',
        type: 'hub',
        territoire: 'departement-62',
        animateur_id: hall,
      });
      const near = await enter({ nom: 'Consortium des Terrils', type: 'consortium', membres });
      const both = [wide.id, near.id];
      expect((await idsOf('q=terrils')).sort()).toEqual(both.toSorted());
      expect(await idsOf('q=hub+terils')).toEqual([wide.id]);
      expect(await idsOf('q=terrils&type=consortium')).toEqual([near.id]);
      expect((await idsOf(`structure_id=${hall}`)).sort()).toEqual(both.toSorted());
      // What covers a territory in part, or holds it.
      expect(await idsOf('q=terrils&territoire=commune-62041')).toEqual([wide.id]);
      expect((await idsOf('q=terrils&territoire=region-32')).sort()).toEqual(both.toSorted());
      expect(await idsOf('q=terrils&territoire=departement-59')).toEqual([]);
      const page = await reader.get('/v1/reseaux?q=terils');
      expect(page.body).toMatchObject({
        meta: {
          recherche: { corrections: [{ ecrit: 'terils', lu: ['terrils'], nature: 'faute' }] },
        },
      });
      const file = await reader.get(`/v1/reseaux?structure_id=${hall}`, { accept: 'text/csv' });
      expect(file.text).toContain('Hub des Terrils');
      expectProblem(
        await reader.get('/v1/reseaux?territoire=commune-x'),
        400,
        'actors.unknown_territory',
      );
    });
  });
}
