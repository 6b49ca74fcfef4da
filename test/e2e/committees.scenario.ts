import { eventually } from '@maillage/testing';
import { operate } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { enterOne } from '../kit/roadmap.js';
import type { Stage } from '../kit/stage.js';

const MERGE = 'application/merge-patch+json';

/** Committees that decide, by the simplest rules or by rules of their own. */
export function scenario(stage: Stage): void {
  describe('committees', () => {
    let lead: Person;
    let governance: string;
    let members: readonly string[];
    beforeAll(async () => {
      lead = await stage.as('comites', 'coporteur', 'departement-62');
      const clerk = await stage.as('comites-annuaire', 'coordinateur', 'departement-62');
      const ids: string[] = [];
      for (const nom of ['Mairie', 'Maison', 'Médiathèque']) {
        const sans_identifiant = { raison: 'inconnu' } as const;
        const body = { nom, code_insee: '62041', sans_identifiant };
        const made = await operate(clerk, 'inscrireStructure', { body });
        if (made.status !== 201) throw new Error(made.text);
        ids.push(made.body.id);
      }
      members = ids;
      // Structures are known once their events have come.
      const made = await eventually(() =>
        enterOne(lead, 'inscrireGouvernance', {
          nom: 'Comités',
          territoires: ['departement-62'],
          membres: ids.map((structure_id) => ({ structure_id, nom: 'M', statut: 'confirme' })),
        }),
      );
      governance = made.id;
    });

    const committee = async (over: object = {}): Promise<string> => {
      const made = await operate(lead, 'inscrireComite', {
        body: { gouvernance_id: governance, nom: 'Comité', type: 'strategique', ...over },
      });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const meeting = (comite_id: string, over: object = {}) =>
      operate(lead, 'inscrireReunion', {
        body: { comite_id, le: '2026-03-14', statut: 'tenue', ...over },
      });
    const there = (...places: number[]) =>
      places.map((at) => ({ structure_id: members[at], presence: 'presente' }));
    const point = (decision: object) => ({ id: 'p', titre: 'Point', decision });
    const decided = (decision: object, presences: object[]) => ({
      ordre_du_jour: [point({ mode: 'consensus', texte: 'Oui', ...decision })],
      presences,
    });
    const refused = async (asked: ReturnType<typeof meeting>): Promise<string[]> =>
      faultsOf(expectProblem(await asked, 422, 'governance.refused_meeting'));

    it('decide by consensus without any rules, and keep who had a voice', async () => {
      const id = await committee();
      const made = await meeting(id, decided({ echeance: '2026-06-30' }, there(0, 1)));
      expect(made.body).toMatchObject({
        ordre_du_jour: [{ decision: { resultat: { issue: 'adoptee', voix: 2 } } }],
        electeurs: members,
      });
      const sent = {
        ...{ path: { id: made.body.id }, headers: { 'if-match': '*' }, type: MERGE },
        body: { lieu: 'Mairie' },
      };
      expect((await operate(lead, 'corrigerReunion', sent)).body).toMatchObject({
        lieu: 'Mairie',
        ordre_du_jour: [{ decision: { resultat: { issue: 'adoptee' } } }],
        version: 2,
      });
      const open = await lead.walk('/v1/decisions?ouvertes=oui');
      expect(open.filter(({ comite_id }) => comite_id === id)).toMatchObject([
        { reunion_id: made.body.id, point: 'p', decision: { echeance: '2026-06-30' } },
      ]);
    });

    it('vote by a majority whose denominator is named', async () => {
      const majorite = { seuil: 'deux_tiers', denominateur: 'membres' };
      const id = await committee({ majorite });
      const votes = { pour: 1, contre: 0, abstention: 1 };
      const made = await meeting(id, decided({ mode: 'vote', votes }, there(0, 1)));
      expect(made.body).toMatchObject({
        ordre_du_jour: [
          { decision: { resultat: { issue: 'rejetee', voix: 2, sur: 3, necessaires: 2 } } },
        ],
      });
    });

    it('refuse decisions without quorum, votes without a voice, proxies of proxies', async () => {
      const id = await committee({ quorum: 'deux_tiers', mandats: 1 });
      expect(await refused(meeting(id, decided({}, there(0))))).toEqual([
        '/ordre_du_jour/0/decision no_quorum',
      ]);
      expect((await meeting(id, { ...decided({}, there(0)), seconde: true })).status).toBe(201);
      const votes = { pour: 3, contre: 0, abstention: 0 };
      expect(await refused(meeting(id, decided({ mode: 'vote', votes }, there(0, 1))))).toEqual([
        '/ordre_du_jour/0/decision/votes too_many_votes',
      ]);
      const by = (of: number, bearer: number) => ({
        ...{ structure_id: members[of], presence: 'representee' },
        mandataire_id: members[bearer],
      });
      expect(await refused(meeting(id, { presences: [by(0, 1), by(1, 2), ...there(2)] }))).toEqual([
        '/presences/0/mandataire_id proxy_of_proxy',
      ]);
      expect(
        await refused(meeting(id, { ...decided({}, there(0, 1, 2)), statut: 'prevue' })),
      ).toEqual(['/ordre_du_jour/0/decision not_held']);
      const foreign = { gouvernance_id: governance, nom: 'Comité', type: 'autre' };
      const outsider = await operate(lead, 'inscrireComite', {
        body: { ...foreign, membres: ['01932f5a-7c1e-7b42-9d3e-5f60718293a4'] },
      });
      expect(faultsOf(expectProblem(outsider, 422, 'governance.refused_committee'))).toEqual([
        '/membres/0 no_member',
      ]);
    });
  });
}
