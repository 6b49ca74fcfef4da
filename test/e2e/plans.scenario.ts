import { eventually } from '@maillage/testing';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const MORNING = '2027-02-02:am';
const PROBLEM = {
  horizon: { du: '2027-02-01', au: '2027-02-28' },
  // With absences, one person enrolled would not make the minimum of one.
  absence: 0,
  personnes: ['p1', 'p2'].map((id) => ({ id, commune: '62041', depart: 'arras' })),
  besoins: ['p1', 'p2'].map((personne) => ({ personne, competence: '1.3', ecart: 1 })),
  postes: ['p1', 'p2'].map((personne) => ({
    ...{ id: `guichet-${personne}`, personne, disponibilites: [MORNING] },
  })),
  limites: [{ id: 'mairie', postes: ['guichet-p1', 'guichet-p2'], au_plus: 1 }],
  formations: [{ id: 'tableur', comble: [{ competence: '1.3', part: 0.7 }] }],
  sessions: [
    {
      ...{ id: 's', formation: 'tableur', lieu: 'arras', demi_journees: [MORNING] },
      ...{ places_min: 1, places_max: 3 },
    },
  ],
  lieux: [{ id: 'arras' }],
  distances: [{ depart: 'arras', lieu: 'arras', km: 0 }],
};

/** Pooled plans. */
export function scenario(stage: Stage): void {
  describe('pooled plans', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('plans', 'coordinateur', 'departement-62');
    });

    const ask = (over: object = {}) =>
      operate(coordinator, 'calculerPlanMutualise', { body: { ...PROBLEM, ...over } });

    it('are worked out as a task: who goes, and why each of the others does not', async () => {
      const begun = await ask();
      expect(begun.status).toBe(202);
      const task = begun.headers.get('location') ?? '';
      await eventually(
        async () => expect(await coordinator.read(task)).toMatchObject({ etat: 'terminee' }),
        { timeout: 60_000 },
      );
      expect(await coordinator.read(task)).toMatchObject({
        resultat: {
          etat: 'planifie',
          ouvre: ['s'],
          places: [{ session: 's' }],
          laisses_de_cote: expect.arrayContaining([
            expect.objectContaining({
              a_une_place: false,
              raisons: [expect.objectContaining({ code: 'too_many_away', session: 's' })],
            }),
          ]),
          reproductible: true,
        },
      });
    });

    it('are refused by every fault of what is given', async () => {
      const twice = [...PROBLEM.postes, { ...PROBLEM.postes[0], id: 'autre' }];
      const odd = await ask({
        postes: twice,
        decisions: [{ nature: 'ouvre', session: 'ailleurs' }],
      });
      expect(faultsOf(expectProblem(odd, 422, 'training.refused_problem'))).toEqual([
        '/pins/0 unknown_reference',
        '/posts overlapping_half_days',
      ]);
      expect((await ask({ budget: -1 })).status).toBe(400);
      expect((await ask({ noms: ['Durand'] })).status).toBe(400);
    });
  });
}
