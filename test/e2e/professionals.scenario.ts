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

    const post = async (over: object = {}) => {
      const body = { structure_id: hall, du: '2026-01-01', ...over };
      const made = await operate(writer, 'inscrirePoste', { body });
      if (made.status !== 201) throw new Error(made.text);
      const etag = made.headers.get('etag') ?? '';
      return { id: made.body.id, body: made.body, sent: sentTo(made.body.id, etag) };
    };
    const refused = async (over: object): Promise<string[]> => {
      const body = { structure_id: hall, du: '2026-01-01', ...over };
      const answer = await operate(writer, 'inscrirePoste', { body });
      if (answer.status === 400)
        return faultsOf(expectProblem(answer, 400, 'actors.malformed_post'));
      return faultsOf(expectProblem(answer, 422, 'actors.refused_post'));
    };

    it('have posts, three half times at once, which is said and not refused', async () => {
      const { id } = await enter();
      const holder = { professionnel_id: id, quotite: 0.5 };
      const halls = await Promise.all(
        [1, 2, 3].map(
          async () => (await operate(writer, 'inscrireStructure', { body: HALL })).body.id,
        ),
      );
      const posts = [];
      for (const structure_id of halls) posts.push(await post({ ...holder, structure_id }));
      expect(posts.map(({ body }) => body.remarques?.map(({ code }) => code))).toEqual([
        undefined,
        undefined,
        ['actors.more_than_full_time'],
      ]);
      const read = await reader.read(`/v1/professionnels/${id}`);
      expect(read.postes.map(({ structure_id: one }) => one).sort()).toEqual([...halls].sort());
      const [first = ''] = halls;
      const there = await reader.walk(
        `/v1/professionnels?structure=${first}&profil=secretaire_mairie`,
      );
      expect(there.map((one) => one.id)).toEqual([id]);
      const before = await reader.walk(`/v1/professionnels?structure=${first}&au=2025-12-31`);
      expect(before).toEqual([]);
    });

    it('are the team of a structure on a day, until it closes', async () => {
      const made = await operate(writer, 'inscrireStructure', { body: HALL });
      const there = { structure_id: made.body.id };
      const { id } = await enter({ structure_id: made.body.id });
      const held = await post({ ...there, professionnel_id: id });
      const vacant = await post({ ...there, du: '2026-02-01', contrat: 'CDD' });
      const team = async (day: string) =>
        (await reader.walk(`/v1/structures/${made.body.id}/equipe?au=${day}`)).map((one) => [
          one['poste_id'],
          one['profils'],
        ]);
      expect(await team('2026-01-31')).toEqual([[held.id, ['secretaire_mairie']]]);
      expect(await team('2026-02-01')).toEqual([
        [held.id, ['secretaire_mairie']],
        [vacant.id, []],
      ]);
      const closed = await operate(writer, 'fermerStructure', {
        ...sentTo(made.body.id, made.headers.get('etag') ?? ''),
        query: 'date=2026-03-01',
      });
      expect(closed.status).toBe(204);
      expect(await team('2026-03-02')).toEqual([]);
      expect(await team('2026-03-01')).toHaveLength(2);
      const flagged = await reader.get(`/v1/postes/${held.id}`);
      expect(flagged.body).toMatchObject({ alertes: ['structure_fermee'], version: 1 });
      const csv = await reader.get(
        `/v1/structures/${made.body.id}/equipe?au=2026-01-31&format=csv`,
      );
      expect(csv.text.split('\r\n')).toMatchObject([
        expect.stringMatching(/^poste_id,profils,professionnel_id,structure_id,du/),
        expect.stringContaining(held.id),
        '',
      ]);
    });

    it('are refused posts that cannot be', async () => {
      const { id } = await enter();
      expect(await refused({ au: '2025-12-31' })).toEqual(['/au ends_before_beginning']);
      expect(await refused({ quotite: 1.4 })).toEqual(['/quotite share_out_of_range']);
      const nowhere = '0192f000-0000-7000-8000-000000000000';
      expect(await refused({ structure_id: nowhere, professionnel_id: nowhere })).toEqual([
        '/structure_id unknown_structure',
        '/professionnel_id unknown_professional',
      ]);
      const shut = await operate(writer, 'inscrireStructure', {
        body: { ...HALL, fermeture: { date: '2026-01-31' } },
      });
      expect(await refused({ structure_id: shut.body.id })).toEqual([
        '/structure_id structure_closed',
      ]);
      await post({ professionnel_id: id });
      expect(await refused({ professionnel_id: id })).toEqual(['/du repeated_post']);
      const north = await stage.as('professionnels-nord', 'coordinateur', 'departement-59');
      const outside = await operate(north, 'inscrirePoste', {
        body: { structure_id: hall, du: '2026-01-01' },
      });
      expect(faultsOf(expectProblem(outside, 422, 'actors.refused_post'))).toEqual([
        '/structure_id unknown_structure',
      ]);
    });

    it('leave their posts, which end on a day or are withdrawn', async () => {
      const { id, sent } = await enter();
      const held = await post({ professionnel_id: id });
      const now = await reader.get(`/v1/professionnels/${id}`);
      // The tag is another, and its version the same: whoever read before the post may still write.
      expect(now.headers.get('etag')).not.toBe(sent.headers['if-match']);
      const used = await operate(writer, 'fermerProfessionnel', { ...sent, query: 'erreur=oui' });
      expectProblem(used, 409, 'actors.professional_in_use');
      const left = await operate(writer, 'fermerProfessionnel', {
        ...sent,
        query: 'date=2026-02-28',
      });
      expect(left.status).toBe(204);
      const flagged = await reader.get(`/v1/postes/${held.id}`);
      expect(flagged.body).toMatchObject({ alertes: ['professionnel_parti'], version: 1 });
      const headers = { 'if-match': flagged.headers.get('etag') ?? '' };
      const ended = await operate(writer, 'fermerPoste', {
        path: { id: held.id },
        headers,
        query: 'date=2026-02-28',
      });
      expect(ended.status).toBe(204);
      const read = await reader.read(`/v1/postes/${held.id}`);
      expect(read).toMatchObject({ au: '2026-02-28', alertes: [], version: 2 });
      const { data } = await reader.read(`/v1/postes/${held.id}/versions`);
      expect(data.map(({ motif }) => motif)).toEqual(['Inscription', 'Fin']);
    });
  });
}
