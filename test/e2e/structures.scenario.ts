import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { operate, type Sent } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const HALL = { nom: 'Mairie d’essai', type: 'commune', code_insee: '62041' } as const;
const WITHOUT = { sans_identifiant: { raison: 'en_creation' } } as const;
const MERGE = 'application/merge-patch+json';

interface Media {
  readonly examples: Readonly<Record<string, { readonly value: object }>>;
}

/** Who stands behind places. */
export function scenario(stage: Stage): void {
  describe('structures', () => {
    let writer: Person;
    let reader: Person;
    beforeAll(async () => {
      writer = await stage.as('structures', 'partenaire');
      reader = await stage.as('structures-lecteur', 'national');
    });

    const open = async (over: object = {}) => {
      const made = await operate(writer, 'inscrireStructure', {
        body: { ...HALL, ...WITHOUT, ...over },
      });
      if (made.status !== 201) throw new Error(made.text);
      const etag = made.headers.get('etag') ?? '';
      return {
        made,
        id: made.body.id,
        etag,
        sent: { path: { id: made.body.id }, headers: { 'if-match': etag } },
      };
    };
    const change = (sent: Sent, body: object) =>
      operate(writer, 'corrigerStructure', { ...sent, body, type: MERGE });

    it('are entered as the published example says', async () => {
      const { paths } = JSON.parse(readFileSync('services/actors/openapi.json', 'utf8')) as {
        paths: Record<string, { post: { requestBody: { content: Record<string, Media> } } }>;
      };
      const content = paths['/v1/structures']?.post.requestBody.content['application/json'];
      const body = content?.examples['mairie']?.value ?? {};
      const made = await operate(writer, 'inscrireStructure', { body });
      const { source_id: id, ...said } = body as { source_id?: string };
      expect([made.status, made.body]).toMatchObject([
        201,
        { ...said, identifiants: [{ source: 'structures', id }] },
      ]);
    });

    it('are entered, read by all, and say where they lie', async () => {
      const { made, id, etag } = await open({
        source_id: 'mairie-essai',
        sites: ['https://exemple.fr'],
      });
      expect(made.headers.get('location')).toBe(`/v1/structures/${id}`);
      const read = await reader.get(`/v1/structures/${id}`);
      expect(read.headers.get('etag')).toBe(etag);
      expect(read.body).toMatchObject({
        id,
        ...HALL,
        ...WITHOUT,
        identifiants: [{ source: 'structures', id: 'mairie-essai' }],
        territoires: {
          commune: 'commune-62041',
          departement: 'departement-62',
          region: 'region-32',
        },
        etat: 'active',
        alertes: [],
        version: 1,
      });
      expect((await reader.get(`/v1/structures/${id}`, { 'if-none-match': etag })).status).toBe(
        304,
      );
    });

    it('are changed by who has read them, and by nobody else', async () => {
      const { id, sent } = await open();
      const path = { id };
      const bare = await operate(writer, 'corrigerStructure', { path, body: {}, type: MERGE });
      expectProblem(bare, 428, 'platform.if_match_required');
      const stale = await change({ path, headers: { 'if-match': `"${id}.7"` } }, {});
      expectProblem(stale, 412, 'platform.stale');
      const changed = await change(sent, { categorie: '7210', nom: 'Mairie' });
      expect(changed.body).toMatchObject({
        nom: 'Mairie',
        categorie: '7210',
        type: 'commune',
        version: 2,
      });
      expectProblem(await change(sent, { nom: 'Autre' }), 412, 'platform.stale');
      const headers = { 'if-match': changed.headers.get('etag') ?? '' };
      const removed = await change({ path, headers }, { categorie: null });
      expect(removed.body).toMatchObject({ version: 3 });
      expect(removed.body.categorie).toBeUndefined();
      const replaced = await operate(writer, 'remplacerStructure', {
        path,
        headers: { 'if-match': removed.headers.get('etag') ?? '' },
        body: { ...WITHOUT, nom: 'Mairie', code_insee: '62041' },
      });
      expect(replaced.body.type).toBeUndefined();
    });

    it('tell every fault of a body, and each by its name', async () => {
      const bad = await operate(writer, 'inscrireStructure', {
        body: { ...HALL, siret: '00000000000000', telephone: '0321', type: 'mairie' },
      });
      const { erreurs } = expectProblem(bad, 400, 'actors.malformed_structure');
      expect(faultsOf({ erreurs }).sort()).toEqual([
        '/siret invalid_siret',
        '/telephone unknown_field',
        '/type unknown_value',
      ]);
      const { sent } = await open();
      expectProblem(await change(sent, { nom: null }), 400, 'actors.malformed_structure');
      const own = await change(sent, { parent_id: sent.path.id });
      expect(faultsOf(expectProblem(own, 422, 'actors.refused_structure'))).toEqual([
        '/parent_id own_parent',
      ]);
    });

    it('close in favour of another, and what hangs on them says so', async () => {
      const [parent, heir] = [await open({ nom: 'Ancienne' }), await open({ nom: 'Nouvelle' })];
      const child = await open({ parent_id: parent.id });
      const closed = await operate(writer, 'fermerStructure', {
        ...parent.sent,
        query: `date=2026-01-31&successeur_id=${heir.id}`,
      });
      expect(closed.status).toBe(204);
      const read = await reader.get(`/v1/structures/${parent.id}`);
      expect(read.body).toMatchObject({
        etat: 'fermee',
        fermeture: { date: '2026-01-31', successeur_id: heir.id },
      });
      const hanging = await reader.get(`/v1/structures/${child.id}`);
      expect(hanging.body).toMatchObject({ alertes: ['parent_ferme'], version: 1 });
      // The tag is another, and its version the same: whoever read before may still write.
      expect(hanging.headers.get('etag')).not.toBe(child.etag);
      const headers = { 'if-match': hanging.headers.get('etag') ?? '' };
      expect((await change({ ...child.sent, headers }, { parent_id: null })).status).toBe(200);
    });

    it('that were entered by error are withdrawn, and leave a tombstone', async () => {
      const { id, sent } = await open();
      const gone = await operate(writer, 'fermerStructure', { ...sent, query: 'erreur=oui' });
      expect(gone.status).toBe(204);
      expectProblem(await reader.get(`/v1/structures/${id}`), 404, 'actors.structure_not_found');
      const natures = [];
      for (let next = '/v1/structures/changements'; ;) {
        const page = await reader.get<{
          data: { nature: string; suppression?: { id: string } }[];
          links: { suivant: string };
        }>(next);
        if (page.body.data.length === 0) break;
        natures.push(...page.body.data.filter((one) => one.suppression?.id === id));
        next = page.body.links.suivant;
      }
      expect(natures.map(({ nature }) => nature)).toEqual(['suppression']);
    });

    it('are listed in all formats, which come back unchanged', async () => {
      const file =
        'id,nom,type,code_insee,antennes,ouverture\nl-1,Maison,association,62041,Nord|Sud,2020-01-01\n';
      const sender = await stage.as('structures-liste', 'partenaire');
      const send = (body: string | Buffer, type: string) =>
        sender.send<{ crees: number; inchanges: number }>('/v1/structures/imports', body, type);
      expect((await send(file, 'text/csv')).body).toMatchObject({ crees: 1 });
      const own = '/v1/structures?source=structures-liste';
      const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      for (const [format, type] of [
        ['csv', 'text/csv'],
        ['xlsx', xlsx],
      ] as const) {
        const bytes = await reader.download(`${own}&format=${format}`);
        expect((await send(bytes, type)).body).toMatchObject({ crees: 0, inchanges: 1 });
      }
      const [line] = (await reader.get(`${own}&format=ndjson`)).text.trim().split('\n');
      expect(JSON.parse(line ?? '')).toMatchObject({
        nom: 'Maison',
        antennes: [{ nom: 'Nord' }, { nom: 'Sud' }],
      });
      expect(
        await reader.walk(`${own}&q=maisson&type=association&territoire=departement-62`),
      ).toHaveLength(1);
      expect(await reader.walk(`${own}&territoire=departement-59`)).toEqual([]);
    });

    it('come in by a task too, and by a template', async () => {
      const asked = await writer.send<{ id: string }>(
        '/v1/structures/imports',
        'id,nom,code_insee\nt-1,Par tâche,62041\n',
        'text/csv',
        { prefer: 'respond-async' },
      );
      expect(asked.status).toBe(202);
      const ended = await writer.get(`/v1/taches/${asked.body.id}/evenements`);
      expect(ended.text).toContain('event: fin');
      expect(await reader.walk('/v1/structures?source=structures&q=tache')).toHaveLength(1);
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(
        (await reader.download('/v1/structures/imports/modele.xlsx')) as never,
      );
      expect(workbook.getWorksheet('Structures')?.getCell('A1').value).toBe('id');
    });
  });
}
