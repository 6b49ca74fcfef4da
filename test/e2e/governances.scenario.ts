import { eventually } from '@maillage/testing';
import { operate, type Sent } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { enterOne, publish } from '../kit/roadmap.js';
import type { Stage } from '../kit/stage.js';

const HALL = { code_insee: '62041', sans_identifiant: { raison: 'inconnu' } } as const;
const MERGE = 'application/merge-patch+json';
const UNKNOWN = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';
const ARTOIS = 'epci-200069482';

/** Who decides, what is promised, what became of it. */
export function scenario(stage: Stage): void {
  describe('governances', () => {
    let lead: Person;
    let member: Person;
    let hall: string;
    let house: string;
    beforeAll(async () => {
      lead = await stage.as('gouvernances', 'coporteur', 'departement-62');
      member = await stage.as('gouvernances-membre', 'membre', 'departement-62');
      const clerk = await stage.as('gouvernances-annuaire', 'coordinateur', 'departement-62');
      const enterStructure = async (nom: string): Promise<string> => {
        const made = await operate(clerk, 'inscrireStructure', { body: { ...HALL, nom } });
        if (made.status !== 201) throw new Error(made.text);
        return made.body.id;
      };
      [hall, house] = [await enterStructure('Mairie'), await enterStructure('Maison')];
      // Structures are known once their events have come.
      await eventually(async () => {
        const membres = [memberOf(hall), memberOf(house)];
        const { id, etag } = await enterGovernance({ membres });
        await operate(lead, 'retirerGouvernance', sentTo(id, etag));
      });
    });

    const sentTo = (id: string, etag: string) =>
      ({ path: { id }, headers: { 'if-match': etag } }) as const;
    const memberOf = (structure_id: string, over: object = {}) => ({
      ...{ structure_id, nom: 'Structure', statut: 'confirme' },
      ...over,
    });
    const made = (id: Parameters<typeof enterOne>[1], body: object) => enterOne(lead, id, body);
    const governanceBody = (over: object = {}) => ({
      nom: 'Gouvernance d’essai',
      territoires: [ARTOIS],
      ...over,
    });
    const enterGovernance = (over: object = {}) =>
      made('inscrireGouvernance', governanceBody(over));
    const roadmapBody = (gouvernance_id: string, over: object = {}) => ({
      gouvernance_id,
      nom: 'Feuille d’essai',
      perimetre: 'groupementsDeCommunes',
      statut: 'brouillon',
      axes: [
        { id: 'axe-1', titre: 'Aller vers', objectifs: [{ id: 'o-1', titre: 'Objectif' }] },
        { id: 'axe-2', titre: 'Fini', termine: true },
      ],
      ...over,
    });
    const enterRoadmap = async (over: object = {}) => {
      const { id: governance } = await enterGovernance();
      return {
        governance,
        ...(await made('inscrireFeuilleDeRoute', roadmapBody(governance, over))),
      };
    };
    const actionBody = (feuille_id: string, over: object = {}) => ({
      intitule: 'Action d’essai',
      feuilles: [{ feuille_id }],
      statut: { code: 'a_venir' },
      ...over,
    });
    const enterAction = (feuille: string, over: object = {}) =>
      made('inscrireAction', actionBody(feuille, over));
    type Changing = 'corrigerGouvernance' | 'corrigerFeuilleDeRoute' | 'corrigerAction';
    const change = async (id: Changing, sent: Sent, body: object) => {
      const answer = await operate(lead, id, { ...sent, body, type: MERGE });
      return { ...answer, etag: answer.headers.get('etag') ?? '' };
    };
    const refusedAction = async (feuille: string, over: object): Promise<string[]> => {
      const answer = await operate(lead, 'inscrireAction', { body: actionBody(feuille, over) });
      return faultsOf(expectProblem(answer, 422, 'governance.refused_action'));
    };

    it('are entered by whose rights cover the territories, and read by their members', async () => {
      const membres = [
        memberOf(hall, { coporteur: true }),
        memberOf(house, { statut: 'candidat' }),
      ];
      const notes = [{ texte: '<script>alert(1)</script>', visibilite: 'interne' }];
      const body = governanceBody({ source_id: 'g-1', membres, notes, debut: '2026-01-01' });
      const { id, etag } = await made('inscrireGouvernance', body);
      const read = await member.get<Shown>(`/v1/gouvernances/${id}`);
      expect(read.body).toMatchObject({ nom: body.nom, territoires: [ARTOIS], notes, version: 1 });
      expect(read.body.membres.map(({ roles }) => roles)).toEqual([['coporteur'], []]);
      expect(read.body.membres[0]?.depuis).toMatch(/^\d{4}-\d\d-\d\d$/);
      const known = await member.get(`/v1/gouvernances/${id}`, { 'if-none-match': etag });
      expect(known.status).toBe(304);
      expectProblem(
        await operate(lead, 'inscrireGouvernance', { body }),
        409,
        'governance.governance_exists',
      );
      for (const territoires of [['departement-59'], ['region-32'], [ARTOIS, 'departement-80']])
        expectProblem(
          await operate(lead, 'inscrireGouvernance', { body: governanceBody({ territoires }) }),
          403,
          'governance.outside_fence',
        );
      expectProblem(
        await operate(member, 'inscrireGouvernance', { body: governanceBody() }),
        403,
        'platform.not_allowed',
      );
      const north = await stage.as('gouvernances-nord', 'coporteur', 'departement-59');
      expectProblem(
        await north.get(`/v1/gouvernances/${id}`),
        404,
        'governance.governance_not_found',
      );
      const all = await member.walk(`/v1/gouvernances?structure_id=${house}`);
      expect(all.map((one) => one.id)).toContain(id);
      expect((await member.walk('/v1/gouvernances?territoire=departement-59')).length).toBe(0);
    });

    it('of a grouping are read from each side, and written by who covers all of it', async () => {
      const wide = await stage.as(
        'gouvernances-deux',
        'coporteur',
        'departement-62',
        'departement-59',
      );
      const body = governanceBody({ territoires: ['departement-62', 'departement-59'] });
      const answer = await operate(wide, 'inscrireGouvernance', { body });
      const { id } = answer.body;
      expect((await lead.get(`/v1/gouvernances/${id}`)).status).toBe(200);
      const sent = sentTo(id, answer.headers.get('etag') ?? '');
      expectProblem(
        await operate(lead, 'corrigerGouvernance', {
          ...sent,
          body: { nom: 'Autre' },
          type: MERGE,
        }),
        403,
        'governance.outside_fence',
      );
    });

    it('have members that come, are confirmed and leave, the last co-lead excepted', async () => {
      const { id, etag } = await enterGovernance({
        membres: [memberOf(hall, { coporteur: true })],
      });
      const put = async (structure: string, tag: string, body: object) => {
        const path = { id, structure };
        const headers = { 'if-match': tag };
        const answer = await operate(lead, 'ecrireMembreGouvernance', { path, headers, body });
        return { ...answer, etag: answer.headers.get('etag') ?? '' };
      };
      const left = { nom: 'Mairie', statut: 'supprimer' };
      const refused = await put(hall, etag, left);
      expect(faultsOf(expectProblem(refused, 422, 'governance.refused_governance'))).toEqual([
        '/membres last_lead',
      ]);
      const candidate = await put(house, etag, {
        nom: 'Maison',
        statut: 'candidat',
        coporteur: true,
      });
      expect(faultsOf(expectProblem(candidate, 422, 'governance.refused_governance'))).toEqual([
        '/membres/1/coporteur lead_not_confirmed',
      ]);
      const joined = await put(house, etag, { nom: 'Maison', statut: 'confirme', coporteur: true });
      expect(joined.status).toBe(200);
      const gone = await put(hall, joined.etag, left);
      expect((gone.body as unknown as Shown).membres).toMatchObject([
        { structure_id: hall, statut: 'supprimer', roles: [] },
        { structure_id: house, statut: 'confirme', roles: ['coporteur'] },
      ]);
      const unknown = await put(UNKNOWN, gone.etag, { nom: 'Nulle part', statut: 'candidat' });
      expect(faultsOf(expectProblem(unknown, 422, 'governance.refused_governance'))).toEqual([
        '/membres/2/structure_id unknown_structure',
      ]);
    });

    it('have versions that make one chain under concurrency, and none for no change (G-14)', async () => {
      const { id, etag } = await enterGovernance();
      const edits = ['Un', 'Deux'].map((nom) =>
        operate(lead, 'corrigerGouvernance', { ...sentTo(id, '*'), body: { nom }, type: MERGE }),
      );
      expect((await Promise.all(edits)).map(({ status }) => status)).toEqual([200, 200]);
      const same = await change('corrigerGouvernance', sentTo(id, '*'), { territoires: [ARTOIS] });
      expect(same.body).toMatchObject({ version: 3 });
      const versions = await member.read(`/v1/gouvernances/${id}/versions`);
      const names = versions.data
        .slice(1)
        .map(({ modifications }) => modifications.map(({ value }) => value));
      expect(versions.data.map(({ version }) => version)).toEqual([1, 2, 3]);
      // What was there before each, and what is there after it.
      const first = names[0]?.[1] === 'Un' ? 'Un' : 'Deux';
      expect(names).toEqual([
        ['Gouvernance d’essai', first],
        [first, first === 'Un' ? 'Deux' : 'Un'],
      ]);
      const stale = await change('corrigerGouvernance', sentTo(id, etag), { nom: 'Trois' });
      expectProblem(stale, 412, 'platform.stale');
      const path = { id };
      expectProblem(
        await operate(lead, 'corrigerGouvernance', { path, body: {}, type: MERGE }),
        428,
        'platform.if_match_required',
      );
      const { creation } = await member.read(`/v1/gouvernances/${id}`);
      const then = await member.get(`/v1/gouvernances/${id}?au_titre_du=${creation}`);
      expect(then.body).toMatchObject({ nom: 'Gouvernance d’essai', version: 1 });
    });

    it('have roadmaps that are proposed, adopted, and amended by being changed', async () => {
      const { id, etag } = await enterRoadmap();
      const jump = await change('corrigerFeuilleDeRoute', sentTo(id, etag), { statut: 'adoptee' });
      expect(faultsOf(expectProblem(jump, 422, 'governance.refused_roadmap'))).toEqual([
        '/statut status_out_of_order',
      ]);
      const early = await change('corrigerFeuilleDeRoute', sentTo(id, etag), { publique: true });
      expect(faultsOf(expectProblem(early, 422, 'governance.refused_roadmap'))).toEqual([
        '/publique published_before_adoption',
      ]);
      const proposed = await change('corrigerFeuilleDeRoute', sentTo(id, etag), {
        statut: 'proposee',
      });
      const adopted = await change('corrigerFeuilleDeRoute', sentTo(id, proposed.etag), {
        statut: 'adoptee',
        adoptee_le: '2026-03-14',
      });
      expect(adopted.body).toMatchObject({ statut: 'adoptee', adoptee_le: '2026-03-14' });
      const shown = await change('corrigerFeuilleDeRoute', sentTo(id, adopted.etag), {
        publique: true,
      });
      expect(shown.body).toMatchObject({ statut: 'adoptee', publique: true });
      const amended = await change('corrigerFeuilleDeRoute', sentTo(id, shown.etag), {
        vision: 'Autre',
      });
      expect(amended.body).toMatchObject({ statut: 'amendee', adoptee_le: '2026-03-14' });
      const { data } = await operate(member, 'comparerVersionsFeuilleDeRoute', {
        path: { id },
        query: 'de=4&a=5',
      }).then(({ body }) => ({ data: body.modifications }));
      expect(data).toEqual([
        { op: 'test', path: '/statut', value: 'adoptee' },
        { op: 'replace', path: '/statut', value: 'amendee' },
        { op: 'add', path: '/vision', value: 'Autre' },
      ]);
      expectProblem(
        await member.get(`/v1/feuilles-de-route/${id}/comparaison?de=1&a=9`),
        404,
        'governance.version_not_found',
      );
    });

    it('have actions under axes that take them, and only actions that can be', async () => {
      const { id, etag } = await enterRoadmap();
      const placed = (over: object) => ({ feuilles: [{ feuille_id: id, ...over }] });
      expect(await refusedAction(id, placed({ axe_id: 'axe-9' }))).toEqual([
        '/feuilles/0/axe_id unknown_axis',
      ]);
      expect(await refusedAction(id, placed({ axe_id: 'axe-2' }))).toEqual([
        '/feuilles/0/axe_id axis_finished',
      ]);
      expect(await refusedAction(id, placed({ axe_id: 'axe-1', objectif_id: 'x' }))).toEqual([
        '/feuilles/0/objectif_id unknown_objective',
      ]);
      expect(await refusedAction(UNKNOWN, { debut: '2026-05-01', fin: '2026-04-01' })).toEqual([
        '/fin ends_before_start',
        '/feuilles/0/feuille_id unknown_roadmap',
      ]);
      expect(
        await refusedAction(id, {
          parent_id: UNKNOWN,
          depend_de: [{ action_id: UNKNOWN }],
          structure_pilote_id: UNKNOWN,
          pilote_poste_id: UNKNOWN,
          statut: { code: 'bloquee' },
        }),
      ).toEqual([
        '/parent_id unknown_action',
        '/depend_de/0/action_id unknown_action',
        '/statut/bloquee_par reason_required',
        '/structure_pilote_id unknown_structure',
        '/pilote_poste_id unknown_post',
      ]);
      const malformed = await operate(lead, 'inscrireAction', {
        body: actionBody(id, { intitule: '', avancement: 101, besoins: ['argent'], montant: 3 }),
      });
      expect(faultsOf(expectProblem(malformed, 400, 'platform.invalid_input'))).toEqual([
        '/montant unknown_field',
        '/intitule is_length',
        '/besoins is_in',
        '/avancement max',
      ]);
      await enterAction(id, placed({ axe_id: 'axe-1', objectif_id: 'o-1' }));
      const without = await change('corrigerFeuilleDeRoute', sentTo(id, etag), { axes: [] });
      expect(faultsOf(expectProblem(without, 422, 'governance.refused_roadmap'))).toEqual([
        '/axes axis_in_use',
        '/axes axis_in_use',
      ]);
    });

    it('change one field of an action, and leave the others (G-17)', async () => {
      const { id: feuille } = await enterRoadmap();
      const said = { besoins: ['appui_juridique'], duree: 12, fin: '2031-01-31' };
      const { id, etag } = await enterAction(feuille, said);
      const changed = await change('corrigerAction', sentTo(id, etag), { fin: '2031-02-28' });
      expect(changed.body).toMatchObject({ ...said, fin: '2031-02-28', version: 2 });
      const versions = await member.read(`/v1/actions/${id}/versions`);
      expect(versions.data[1]?.modifications).toEqual([
        { op: 'test', path: '/fin', value: '2031-01-31' },
        { op: 'replace', path: '/fin', value: '2031-02-28' },
      ]);
    });

    it('date each status of an action, with its reasons, and tell what is late', async () => {
      const { id: feuille } = await enterRoadmap();
      const { id, etag } = await enterAction(feuille, { debut: '2026-01-05', fin: '2026-02-27' });
      const late = await member.get(`/v1/actions/${id}`);
      expect(late.body).toMatchObject({ en_retard: true, realisation: 0 });
      const blocked = await change('corrigerAction', sentTo(id, etag), {
        statut: { code: 'bloquee', bloquee_par: 'La convention', liberee_par: 'La signature' },
      });
      const freed = await change('corrigerAction', sentTo(id, blocked.etag), {
        statut: { code: 'realisee', depuis: '2026-03-02' },
      });
      // Reasons go with the status that they were for.
      expect(freed.body).toMatchObject({
        statut: { code: 'realisee', depuis: '2026-03-02' },
        en_retard: false,
        realisation: 100,
      });
      expect(Object.keys((freed.body as { statut: object }).statut)).toHaveLength(2);
      const given = await change('corrigerAction', sentTo(id, freed.etag), {
        statut: { code: 'abandonnee' },
      });
      expect(faultsOf(expectProblem(given, 422, 'governance.refused_action'))).toEqual([
        '/statut/motif reason_required',
      ]);
    });

    it('count an action of several roadmaps once, and confidential ones too', async () => {
      const [one, two] = [await enterRoadmap(), await enterRoadmap()];
      const both = { feuilles: [{ feuille_id: one.id }, { feuille_id: two.id }] };
      await enterAction(one.id, { ...both, besoins: ['appui_juridique'], confidentielle: true });
      await enterAction(one.id, { fin: '2026-01-01' });
      const counts = async (query: string) =>
        (await operate(member, 'compterActions', { query })).body;
      expect(await counts(`feuille_id=${one.id}`)).toEqual({
        total: 2,
        en_retard: 1,
        confidentielles: 1,
        par_statut: { a_venir: 2 },
        par_besoin: { appui_juridique: 1 },
      });
      expect(await counts(`gouvernance_id=${two.governance}`)).toMatchObject({ total: 1 });
      expect(await counts(`feuille_id=${one.id}&en_retard=oui`)).toMatchObject({ total: 1 });
    });

    it('derive the progress of a parent from its parts (F-77), one level deep', async () => {
      const { id: feuille } = await enterRoadmap();
      const parent = await enterAction(feuille);
      const parts = [];
      for (const avancement of [60, 60, 80])
        parts.push(await enterAction(feuille, { parent_id: parent.id, avancement }));
      expect((await member.get(`/v1/actions/${parent.id}`)).body).toMatchObject({
        realisation: 66.67,
        sous_actions: parts.map(({ id }) => ({ id, statut: 'a_venir' })),
      });
      expect(await refusedAction(feuille, { parent_id: parts[0]?.id })).toEqual([
        '/parent_id nested_twice',
      ]);
      const kept = await operate(lead, 'retirerAction', sentTo(parent.id, '*'));
      expect(expectProblem(kept, 409, 'governance.action_in_use').detail).toContain(parts[0]?.id);
    });

    it('derive the roles of members from actions', async () => {
      const { id: governance } = await enterGovernance({
        membres: [memberOf(hall, { coporteur: true }), memberOf(house)],
      });
      const { id: feuille } = await made('inscrireFeuilleDeRoute', roadmapBody(governance));
      const roles = async () => {
        const { body, headers } = await member.get<Shown>(`/v1/gouvernances/${governance}`);
        return { roles: body.membres.map((one) => one.roles), etag: headers.get('etag') };
      };
      const before = await roles();
      expect(before.roles).toEqual([['coporteur'], ['observateur']]);
      const { id, etag } = await enterAction(feuille, {
        financeurs: [hall, house],
        beneficiaires: [house],
      });
      const after = await roles();
      expect(after.roles).toEqual([
        ['coporteur', 'cofinanceur'],
        ['beneficiaire', 'cofinanceur'],
      ]);
      expect(after.etag).not.toBe(before.etag);
      await operate(lead, 'retirerAction', sentTo(id, etag));
      expect(await roles()).toEqual(before);
    });

    it('refuse a ring of dependencies, and name it', async () => {
      const { id: feuille } = await enterRoadmap();
      const waitsFor = (...ids: string[]) => ({
        depend_de: ids.map((action_id) => ({ action_id })),
      });
      const a = await enterAction(feuille);
      const b = await enterAction(feuille, waitsFor(a.id));
      const c = await enterAction(feuille, waitsFor(b.id));
      const ring = await change('corrigerAction', sentTo(a.id, a.etag), waitsFor(c.id));
      const problem = expectProblem(ring, 422, 'governance.refused_action');
      expect(faultsOf(problem)).toEqual(['/depend_de dependency_cycle']);
      for (const { id } of [a, b, c]) expect(problem.erreurs?.[0]?.detail).toContain(id);
      const own = await change('corrigerAction', sentTo(a.id, a.etag), waitsFor(a.id));
      expect(faultsOf(expectProblem(own, 422, 'governance.refused_action'))).toEqual([
        '/depend_de dependency_cycle',
      ]);
    });

    it('tell the sequence of a roadmap beside its promises, which stay (G-03)', async () => {
      const { id: feuille } = await enterRoadmap();
      const a = await enterAction(feuille, { debut: '2031-03-01', fin: '2031-03-05' });
      const b = await enterAction(feuille, {
        debut: '2031-03-10',
        fin: '2031-03-12',
        depend_de: [{ action_id: a.id }],
      });
      const open = await enterAction(feuille, { debut: '2031-03-10' });
      const sequence = async (calendrier: string) =>
        (
          await operate(member, 'lireSequence', {
            path: { id: feuille },
            query: `calendrier=${calendrier}`,
          })
        ).body;
      expect(await sequence('civil')).toMatchObject({
        actions: [
          { id: a.id, retarde: [] },
          { id: b.id, marge_promesse: 4, promesse: { debut: '2031-03-10', fin: '2031-03-12' } },
        ],
        sans_dates: [open.id],
      });
      await change('corrigerAction', sentTo(a.id, a.etag), { fin: '2031-03-11' });
      const then = await sequence('civil');
      expect(then).toMatchObject({
        actions: [
          { id: a.id, retarde: [b.id] },
          {
            id: b.id,
            promesse: { debut: '2031-03-10', fin: '2031-03-12' },
            violee_de: 2,
            proposition: { debut: '2031-03-12', fin: '2031-03-14' },
          },
        ],
        chemin_critique: [a.id, b.id],
      });
      expect((await member.get(`/v1/actions/${b.id}`)).body).toMatchObject({
        debut: '2031-03-10',
        version: 1,
      });
      expect((await sequence('ouvres')).calendrier).toBe('ouvres');
    });

    it('publish roadmaps to everybody, without what is confidential', async () => {
      const { id } = await enterRoadmap();
      const script = '<script>alert(1)</script>';
      await enterAction(id, {
        intitule: script,
        fin: '2026-02-01',
        feuilles: [{ feuille_id: id, axe_id: 'axe-1' }],
      });
      const hidden = await enterAction(id, { intitule: 'Secret', confidentielle: true });
      const address = `/v1/feuilles-de-route/${id}/publication`;
      expectProblem(await stage.stranger.get(address), 404, 'governance.roadmap_not_found');
      await publish(lead, id, '2026-03-14');
      await enterAction(id, { parent_id: hidden.id, intitule: 'Secret aussi' });
      const later = await enterAction(id, { intitule: 'Ajoutée' });
      const told = await stage.stranger.get<{ axes: { actions: { id: string }[] }[] }>(address);
      expect(told.body).toMatchObject({
        ...{ id, territoires: [ARTOIS], statut: 'adoptee', adoptee_le: '2026-03-14' },
        nombres: { total: 3, en_retard: 1, confidentielles: 1 },
        actions_ajoutees: 1,
        promesses_changees: [],
      });
      expect(told.body.axes.flatMap(({ actions }) => actions.map((one) => one.id))).toContain(
        later.id,
      );
      const page = await stage.stranger.get(address, { accept: 'text/html' });
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.text).toContain('&lt;script>alert(1)&lt;/script>');
      for (const { text } of [told, page]) expect(text).not.toContain('Secret');
      expect(page.text).not.toContain('<script');
      const listed = await stage.stranger.walk('/v1/feuilles-de-route/publiees');
      expect(listed).toContainEqual(expect.objectContaining({ id, adresse: address }));
      await change('corrigerFeuilleDeRoute', sentTo(id, '*'), { publique: false });
      expect((await stage.stranger.get(address)).status).toBe(404);
    });

    it('tell their coordinator what is late, blocked or without news', async () => {
      const { id: feuille, governance } = await enterRoadmap();
      const late = await enterAction(feuille, { debut: '2026-01-05', fin: '2026-02-27' });
      const next = await enterAction(feuille, {
        ...{ debut: '2026-03-02', fin: '2026-03-31', nouvelles: 'mensuelles' },
        depend_de: [{ action_id: late.id }],
        statut: { code: 'bloquee', bloquee_par: 'La convention' },
      });
      const path = `/v1/gouvernances/${governance}/tableau`;
      expect((await member.get(path)).body).toMatchObject({
        total: 2,
        en_retard: [{ id: late.id }, { id: next.id }],
        bloquees: [{ id: next.id, bloquee_par: 'La convention', jours: 0 }],
        sans_nouvelles: [{ id: next.id }],
        promesses_intenables: [{ id: next.id }],
      });
      const page = await member.get(path, { accept: 'text/html' });
      expect(page.text).toContain('Ce qui demande un regard');
    });

    it('go out as tables', async () => {
      const { id: feuille } = await enterRoadmap();
      await enterAction(feuille, { intitule: '=cmd()' });
      const file = await member.get(`/v1/actions?feuille_id=${feuille}`, { accept: 'text/csv' });
      expect(file.text.split('\r\n')[1]).toContain("'=cmd()");
      for (const path of ['gouvernances', 'feuilles-de-route'])
        expect((await member.get(`/v1/${path}?format=xlsx`)).status).toBe(200);
    });
  });
}

interface Shown {
  readonly membres: readonly {
    readonly roles: readonly string[];
    readonly depuis?: string;
  }[];
}
