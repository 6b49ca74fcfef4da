import { operate } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const TARGET = { competence: '1.1', niveau: 'advanced', poids: 3 };

/** Frameworks and job profiles. */
export function scenario(stage: Stage): void {
  describe('skills frameworks', () => {
    let reader: Person;
    beforeAll(async () => {
      reader = await stage.as('competences-lecteur', 'partenaire');
    });

    it('are three, DigComp 3.0 by default, with levels, areas and licences', async () => {
      const { data } = (await operate(reader, 'listerReferentiels')).body;
      const known = data.filter(({ code }) => !code.startsWith('essai'));
      expect(known.map(({ code, version, par_defaut }) => [code, version, par_defaut])).toEqual([
        ['digcomp', '2.2', false],
        ['digcomp', '3.0', true],
        ['pix', 'crcn-2019', false],
      ]);
      const path = { code: 'digcomp', version: '3.0' };
      const { niveaux, domaines } = (await operate(reader, 'lireReferentiel', { path })).body;
      expect(niveaux.map(({ code }) => code)).toEqual([
        'basic',
        'intermediate',
        'advanced',
        'highly_advanced',
      ]);
      expect(domaines.flatMap(({ competences }) => competences)).toHaveLength(21);
      expectProblem(
        await operate(reader, 'lireReferentiel', { path: { ...path, version: '9' } }),
        404,
        'diagnostics.framework_not_found',
      );
    });

    it('say what corresponds to each competence elsewhere: exactly, about, or nothing', async () => {
      const path = { code: 'digcomp', version: '3.0' };
      const { data } = (await operate(reader, 'listerCorrespondances', { path, query: 'vers=pix' }))
        .body;
      expect(data).toHaveLength(1);
      const lines = data[0]?.competences ?? [];
      expect(lines).toContainEqual({ de: '2.4', vers: '2.3', nature: 'exacte' });
      expect(lines).toContainEqual({ de: '1.1', vers: '1.1', nature: 'approchee' });
      expect(lines).toContainEqual({ de: '5.3', nature: 'aucune' });
    });

    it('are imported once; a mapping names known codes and leaves no competence out', async () => {
      const label = { fr: 'Lire', en: 'Reading' };
      const body = {
        code: 'essai-local',
        version: '1',
        nom: label,
        annee: 2026,
        source: { editeur: 'Essai', publication: 'x', url: 'https://exemple.fr', licence: 'CC0' },
        niveaux: [{ code: 'un', rang: 2, nom: label }],
        domaines: [{ code: 'A', nom: label, competences: [{ code: 'A.1', nom: label }] }],
      };
      const odd = await operate(stage.admin, 'importerReferentiel', { body });
      expectProblem(odd, 422, 'diagnostics.refused_framework');
      const good = { ...body, niveaux: [{ code: 'un', rang: 1, nom: label }] };
      const made = await operate(stage.admin, 'importerReferentiel', { body: good });
      expect([made.status, made.headers.get('location')]).toEqual([
        201,
        '/v1/referentiels/essai-local/1',
      ]);
      expectProblem(
        await operate(stage.admin, 'importerReferentiel', { body: good }),
        409,
        'diagnostics.framework_exists',
      );
      const mapped = await operate(stage.admin, 'importerCorrespondances', {
        path: { code: 'essai-local', version: '1' },
        body: {
          vers: { code: 'pix', version: 'crcn-2019' },
          note: 'Essai.',
          competences: [{ de: 'A.2', vers: '1.1', nature: 'exacte' }],
        },
      });
      expect(faultsOf(expectProblem(mapped, 422, 'diagnostics.refused_framework'))).toEqual([
        '/competences/0/de unknown_code',
        '/competences competence_not_mapped',
      ]);
    });
  });

  describe('job profiles', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('profils', 'coordinateur', 'departement-62');
    });
    const copy = (over: object = {}) =>
      operate(coordinator, 'adapterProfilMetier', {
        body: { origine: 'agent-d-accueil', territoire: 'epci-200033579', ...over },
      });

    it('are five, each with tasks in plain words and a target for each competence', async () => {
      const all = await coordinator.walk('/v1/profils-metiers?limite=2');
      const known = all.filter((one) => !('territoire' in one));
      expect(known.map(({ id }) => id)).toEqual([
        'secretaire-general-de-mairie',
        'agent-d-accueil',
        'conseiller-numerique',
        'travailleur-social',
        'elu-referent',
      ]);
      for (const one of known)
        expect([one.cibles.length, one.taches.length > 5]).toEqual([21, true]);
    });

    it('are adapted as a copy that says what it was made from', async () => {
      const made = await copy({ cibles: [TARGET], nom: 'Accueil itinérant' });
      expect([made.status, made.body]).toMatchObject([
        201,
        {
          version: 1,
          nom: { fr: 'Accueil itinérant' },
          cibles: [TARGET],
          origine: { id: 'agent-d-accueil', version: 1 },
          territoire: 'epci-200033579',
        },
      ]);
      const path = { id: made.body.id };
      const headers = { 'if-match': made.headers.get('etag') ?? '' };
      const taches = ['Accueillir'];
      const revised = await operate(coordinator, 'corrigerProfilMetier', {
        path,
        headers,
        body: { taches },
      });
      expect(revised.body).toMatchObject({ version: 2, taches, cibles: [TARGET] });
      expectProblem(
        await operate(coordinator, 'corrigerProfilMetier', { path, headers, body: { taches } }),
        412,
        'platform.stale',
      );
      const again = await copy({ origine: made.body.id });
      expect(again.body.origine).toEqual({ id: made.body.id, version: 2 });
    });

    it('are paged by cursors of their own alone', async () => {
      const cursor = (id: string): string =>
        Buffer.from(JSON.stringify([id])).toString('base64url');
      const list = (id: string) =>
        operate(stage.admin, 'listerProfilsMetiers', { query: `curseur=${cursor(id)}` });
      const [first] = (await operate(stage.admin, 'listerProfilsMetiers')).body.data;
      expect((await list(first?.id ?? '')).status).toBe(200);
      expect((await list('x')).status).toBe(400);
    });

    it('are refused outside the fence, with unknown levels, and where they come with the software', async () => {
      expectProblem(await copy({ territoire: 'departement-59' }), 403, 'diagnostics.outside_fence');
      expectProblem(await copy({ territoire: 'nulle-part' }), 422, 'diagnostics.unknown_territory');
      const odd = await copy({ cibles: [{ ...TARGET, niveau: 'expert' }] });
      const faults = faultsOf(expectProblem(odd, 422, 'diagnostics.refused_profile'));
      expect(faults).toEqual(['/cibles/0/niveau unknown_level']);
      const fixed = await operate(coordinator, 'corrigerProfilMetier', {
        path: { id: 'elu-referent' },
        headers: { 'if-match': '*' },
        body: {},
      });
      expectProblem(fixed, 409, 'diagnostics.profile_fixed');
    });
  });
}
