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

/** Who works in the network, where and when. */
export function scenario(stage: Stage): void {
  describe('professionals', () => {
    let writer: Person;
    let reader: Person;
    let hall: string;
    beforeAll(async () => {
      writer = await stage.as('professionnels', 'partenaire');
      reader = await stage.as('professionnels-coordination', 'coordinateur', 'departement-62');
      hall = (await operate(writer, 'inscrireStructure', { body: HALL })).body.id;
    });

    const enter = async (over: object = {}) => {
      const body = { profils: ['secretaire_mairie'], structure_id: hall, ...over };
      const made = await operate(writer, 'inscrireProfessionnel', { body });
      if (made.status !== 201) throw new Error(made.text);
      const etag = made.headers.get('etag') ?? '';
      return { id: made.body.id, etag, sent: sentTo(made.body.id, etag), made };
    };
    const sentTo = (id: string, etag: string) =>
      ({ path: { id }, headers: { 'if-match': etag } }) as const;
    const change = (sent: Sent, body: object) =>
      operate(writer, 'corrigerProfessionnel', { ...sent, body, type: MERGE });

    it('are entered, and read by who coordinates their territory', async () => {
      const { id, etag } = await enter({ source_id: 'agent-17', langues: ['fr'] });
      const read = await reader.get(`/v1/professionnels/${id}`);
      expect(read.body).toMatchObject({
        id,
        identifiants: [{ source: 'professionnels', id: 'agent-17' }],
        profils: ['secretaire_mairie'],
        langues: ['fr'],
        joignable: false,
        structure_id: hall,
        alertes: [],
        version: 1,
      });
      const known = { 'if-none-match': etag };
      expect((await reader.get(`/v1/professionnels/${id}`, known)).status).toBe(304);
      const north = await stage.as('professionnels-nord', 'coordinateur', 'departement-59');
      const away = await north.get(`/v1/professionnels/${id}`);
      expectProblem(away, 404, 'actors.professional_not_found');
      expectProblem(
        await operate(writer, 'inscrireProfessionnel', {
          body: { profils: ['aidant'], source_id: 'agent-17' },
        }),
        409,
        'actors.professional_exists',
      );
    });

    it('name a structure that the writer reaches', async () => {
      const north = await stage.as('professionnels-nord', 'coordinateur', 'departement-59');
      const body = { profils: ['aidant'], structure_id: hall };
      const outside = await operate(north, 'inscrireProfessionnel', { body });
      expect(faultsOf(expectProblem(outside, 422, 'actors.refused_professional'))).toEqual([
        '/structure_id unknown_structure',
      ]);
      const bare = await operate(north, 'inscrireProfessionnel', {
        body: { profils: ['aidant'] },
      });
      expectProblem(bare, 403, 'actors.outside_fence');
    });

    it('are changed by who has read them, leave on a day, and have versions', async () => {
      const { id, sent } = await enter();
      const path = { id };
      expectProblem(
        await operate(writer, 'corrigerProfessionnel', { path, body: {}, type: MERGE }),
        428,
        'platform.if_match_required',
      );
      const changed = await change(sent, { joignable: true });
      expect(changed.body).toMatchObject({ joignable: true, version: 2 });
      expectProblem(await change(sent, { joignable: false }), 412, 'platform.stale');
      const again = sentTo(id, changed.headers.get('etag') ?? '');
      expectProblem(
        await change(again, { profils: ['maire'] }),
        400,
        'actors.malformed_professional',
      );
      const ended = await operate(writer, 'fermerProfessionnel', {
        ...again,
        query: 'date=2026-01-31',
      });
      expect(ended.status).toBe(204);
      const read = await reader.get(`/v1/professionnels/${id}`);
      expect(read.body).toMatchObject({ fin: '2026-01-31', version: 3 });
      const versions = await reader.read(`/v1/professionnels/${id}/versions`);
      expect(versions.data.map(({ nature, motif }) => [nature, motif])).toEqual([
        ['creation', 'Inscription'],
        ['modification', 'Correction'],
        ['modification', 'Fin'],
      ]);
    });

    it('that were entered by error are withdrawn, and leave a tombstone', async () => {
      const { id, sent } = await enter();
      const gone = await operate(writer, 'fermerProfessionnel', { ...sent, query: 'erreur=oui' });
      expect(gone.status).toBe(204);
      const read = await reader.get(`/v1/professionnels/${id}`);
      expectProblem(read, 404, 'actors.professional_not_found');
      const natures = [];
      for (let next = '/v1/professionnels/changements'; ;) {
        const page = await writer.get<{
          data: { nature: string; suppression?: { id: string } }[];
          links: { suivant: string };
        }>(next);
        if (page.body.data.length === 0) break;
        natures.push(...page.body.data.filter((one) => one.suppression?.id === id));
        next = page.body.links.suivant;
      }
      expect(natures.map(({ nature }) => nature)).toEqual(['suppression']);
    });
  });
}
