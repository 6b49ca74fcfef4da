import type { NewPlanDto } from './plan.dto.js';
import { problemOf } from './problem.mapping.dto.js';
import { resultOf } from './plan.mapping.dto.js';
import { solvePlan } from './solve-plan.js';

const MORNING = '2027-02-02:am';
const person = (id: string) => ({ id, commune: id.slice(0, 1), depart: 'arras' });

/** Four people of two town halls, of which one at a time may leave; one session of three seats. */
const WRITTEN: NewPlanDto = {
  horizon: { du: '2027-02-01', au: '2027-02-28' },
  personnes: ['a1', 'a2', 'b1', 'b2'].map(person),
  besoins: ['a1', 'a2', 'b1', 'b2'].map((personne) => ({ personne, competence: '1.3', ecart: 1 })),
  postes: ['a1', 'a2', 'b1', 'b2'].map((personne) => ({
    ...{ id: `guichet-${personne}`, personne, disponibilites: [MORNING] },
  })),
  limites: ['a', 'b'].map((id) => ({
    ...{ id, postes: [`guichet-${id}1`, `guichet-${id}2`], au_plus: 1 },
  })),
  formations: [{ id: 'tableur', comble: [{ competence: '1.3', part: 1 }] }],
  sessions: [
    {
      ...{ id: 's', formation: 'tableur', lieu: 'arras', demi_journees: [MORNING] },
      ...{ places_min: 1, places_max: 3 },
    },
  ],
  lieux: [{ id: 'arras' }],
  distances: [{ depart: 'arras', lieu: 'arras', km: 0 }],
};
interface Result {
  readonly etat: string;
  readonly places: readonly { personne: string }[];
  readonly laisses_de_cote: readonly { personne: string; raisons: readonly { code: string }[] }[];
  readonly assouplissements?: readonly string[];
}
const solved = async (over: Partial<NewPlanDto> = {}): Promise<Result> =>
  resultOf(await solvePlan(problemOf({ ...WRITTEN, ...over })), 'fr') as Result;

describe('a pooled plan', () => {
  it('keeps hard rules when too much is asked, and says whom it leaves out and why (T-15)', async () => {
    const { etat, places, laisses_de_cote: left } = await solved();
    expect(etat).toBe('planifie');
    expect(places.map(({ personne }) => personne.slice(0, 1)).sort()).toEqual(['a', 'b']);
    expect(left.map(({ raisons }) => raisons.map(({ code }) => code))).toEqual([
      ['too_many_away'],
      ['too_many_away'],
    ]);
  });

  it('replaces at the counter, which lets others go', async () => {
    const remplacements = [
      {
        ...{ id: 'cdg', postes: ['guichet-a1', 'guichet-a2'], demi_journees: [MORNING] },
        ...{ capacite: 1, cout: 90 },
      },
    ];
    expect((await solved({ remplacements })).places).toHaveLength(3);
  });

  it('keeps what was decided, or says the smallest relaxation', async () => {
    const seat = (personne: string) => ({ nature: 'suit' as const, personne, session: 's' });
    const kept = await solved({ decisions: [seat('a2')] });
    expect(kept.places.map(({ personne }) => personne)).toContain('a2');
    const impossible = await solved({ decisions: [seat('a1'), seat('a2')] });
    expect(impossible.etat).toBe('impossible');
    expect(impossible.assouplissements?.length).toBeGreaterThan(0);
  });

  it('sends nobody where no distance is known', async () => {
    const { places, laisses_de_cote: left } = await solved({
      personnes: [{ id: 'a1', commune: 'a', depart: 'bapaume' }],
      besoins: [{ personne: 'a1', competence: '1.3', ecart: 1 }],
      postes: [{ id: 'guichet-a1', personne: 'a1', disponibilites: [MORNING] }],
      limites: [],
    });
    expect(places).toEqual([]);
    expect(left[0]?.raisons.map(({ code }) => code)).toEqual(['distance_unknown']);
  });
});
