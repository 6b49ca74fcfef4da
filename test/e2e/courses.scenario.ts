import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** The catalogue of courses. */
export function scenario(stage: Stage): void {
  describe('the catalogue', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('catalogue', 'coordinateur', 'departement-62');
    });

    const COURSE = {
      territoire: 'departement-62',
      nature: 'formation',
      titre: 'Zotable : les tableurs de la mairie',
      mode: 'presentiel',
      demi_journees: 2,
      objectifs: [{ competence: '1.3', niveau: 'intermediate' }],
    };
    const enter = (over: object = {}) =>
      operate(coordinator, 'inscrireFormation', { body: { ...COURSE, ...over } });
    const list = async (query: string) =>
      (await operate(coordinator, 'listerFormations', { query })).body.data.map(({ id }) => id);

    it('is written inside the fence, read by all, found by words, competence, level and territory', async () => {
      const { body: made } = await enter();
      expect(made).toMatchObject({ ...COURSE, titre_public: COURSE.titre, version: 1 });
      expectProblem(await enter({ territoire: 'departement-59' }), 403, 'training.outside_fence');
      expectProblem(await enter({ territoire: 'ici' }), 422, 'training.unknown_territory');
      const { body: other } = await enter({
        territoire: 'epci-200033579',
        titre: 'Zotable à distance',
        mode: 'distance',
        objectifs: [{ competence: '5.4', niveau: 'basic' }],
      });
      expect(await list('q=zotables')).toEqual(expect.arrayContaining([made.id, other.id]));
      for (const query of [
        'q=zotable&competence=1.3',
        'q=zotable&niveau=intermediate',
        'q=zotable&competence=1.3&niveau=intermediate',
        'q=zotable&mode=presentiel',
      ])
        expect([query, await list(query)]).toEqual([query, [made.id]]);
      expect(await list('q=zotable&competence=1.3&niveau=basic')).toEqual([]);
      expect(await list('q=zotable&territoire=epci-200033579')).toHaveLength(2);
      expect(await list('q=zotable&territoire=departement-59')).toEqual([]);
      expectProblem(
        await operate(coordinator, 'listerFormations', { query: 'territoire=x' }),
        400,
        'training.unknown_territory',
      );
    });

    it('takes no public title that tells a level, no unknown competence, no unknown field', async () => {
      const odd = await enter({ titre: 'Tableur débutant' });
      expect(faultsOf(expectProblem(odd, 422, 'training.refused_course'))).toEqual([
        '/titre_public title_tells_level',
      ]);
      const { status } = await enter({ titre: 'Tableur débutant', titre_public: 'Le budget' });
      expect(status).toBe(201);
      const unknown = await enter({ objectifs: [{ competence: '9.9', niveau: 'basic' }] });
      expect(faultsOf(expectProblem(unknown, 422, 'training.refused_course'))).toEqual([
        '/objectifs/0/competence unknown_competence',
      ]);
      expect((await enter({ niveau: 'débutant' })).status).toBe(400);
    });

    it('keeps versions; a course is changed by who has read it, and withdrawn', async () => {
      const entered = await enter({ source_id: 'versions-1' });
      const { id } = entered.body;
      expectProblem(await enter({ source_id: 'versions-1' }), 409, 'training.course_exists');
      const tag = entered.headers.get('etag') ?? '';
      const path = { id };
      const body = { ...COURSE, mode: 'mixte' };
      const headers = { 'if-match': tag };
      const changed = await operate(coordinator, 'remplacerFormation', { path, headers, body });
      expect(changed.body).toMatchObject({ version: 2, mode: 'mixte' });
      expect(
        (await operate(coordinator, 'remplacerFormation', { path, headers, body })).status,
      ).toBe(412);
      expect((await operate(coordinator, 'retirerFormation', { path })).status).toBe(428);
      const versions = await operate(coordinator, 'listerVersionsFormation', { path });
      expect(versions.body.data.map(({ version }) => version)).toEqual([1, 2]);
      const gone = await operate(coordinator, 'retirerFormation', {
        path,
        headers: { 'if-match': changed.headers.get('etag') ?? '' },
      });
      expect(gone.status).toBe(204);
      expectProblem(
        await operate(coordinator, 'lireFormation', { path }),
        404,
        'training.course_not_found',
      );
      const again = await enter({ source_id: 'versions-1' });
      expect(again.body).toMatchObject({ id, version: 4 });
    });
  });
}
