import { operate } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { enterOne } from '../kit/roadmap.js';
import type { Stage } from '../kit/stage.js';

const EURO = 100;

/** Money that is asked for, granted, paid and given back, to the cent. */
export function scenario(stage: Stage): void {
  describe('fundings', () => {
    let lead: Person;
    let funder: Person;
    let governance: string;
    let action: string;
    beforeAll(async () => {
      lead = await stage.as('financements', 'coporteur', 'departement-62');
      funder = await stage.as('financements-financeur', 'financeur', 'departement-62');
      const territoires = ['departement-62'];
      const made = await enterOne(lead, 'inscrireGouvernance', { nom: 'Argent', territoires });
      governance = made.id;
      const roadmap = await enterOne(lead, 'inscrireFeuilleDeRoute', {
        ...{ gouvernance_id: governance, nom: 'Feuille', perimetre: 'departemental' },
        statut: 'brouillon',
      });
      const statut = { code: 'en_cours' };
      const body = { intitule: 'Action', feuilles: [{ feuille_id: roadmap.id }], statut };
      action = (await enterOne(lead, 'inscrireAction', body)).id;
    });

    const envelopeOf = async (montant: number, over: object = {}): Promise<string> => {
      const made = await operate(funder, 'ouvrirEnveloppe', {
        body: { gouvernance_id: governance, nom: 'Enveloppe', annee: 2026, montant, ...over },
      });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const ask = (enveloppe_id: string, base: number, demande: number) =>
      operate(lead, 'demanderFinancement', {
        body: { enveloppe_id, action_id: action, objet: 'Équipement', base, demande },
      });
    const asked = async (envelope: string, base: number, demande: number): Promise<string> => {
      const made = await ask(envelope, base, demande);
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const headers = { 'if-match': '*' };
    const decide = (id: string, body: object) =>
      operate(funder, 'deciderFinancement', { path: { id }, headers, body });
    const pay = (id: string, montant: number) =>
      operate(funder, 'verserFinancement', {
        ...{ path: { id }, headers },
        body: { le: '2026-04-01', montant, nature: 'acompte' },
      });
    const read = async (id: string) =>
      (await operate(funder, 'lireEnveloppe', { path: { id } })).body;

    it('are granted, paid, and give back what is not owed (G-16)', async () => {
      const envelope = await envelopeOf(30_000 * EURO);
      const id = await asked(envelope, 30_000 * EURO, 30_000 * EURO);
      const bare = await decide(id, { statut: 'acceptee' });
      expect(faultsOf(expectProblem(bare, 422, 'governance.refused_funding'))).toEqual([
        '/accorde amount_required',
      ]);
      expect((await decide(id, { statut: 'acceptee', accorde: 24_000 * EURO })).status).toBe(200);
      expect(await read(envelope)).toMatchObject({ engage: 24_000 * EURO, reste: 6_000 * EURO });
      for (const euros of [12_000, 8_000]) expect((await pay(id, euros * EURO)).status).toBe(201);
      const over = await pay(id, 4_000 * EURO + 1);
      expect(faultsOf(expectProblem(over, 422, 'governance.refused_funding'))).toEqual([
        '/versements over_granted',
      ]);
      const told = await operate(lead, 'rendreBilanFinancement', {
        ...{ path: { id }, headers },
        body: { cout_final: 25_000 * EURO },
      });
      expect(told.body).toMatchObject({
        ...{ du: 20_000 * EURO, verse: 20_000 * EURO, solde: 0, retour: 4_000 * EURO },
        bilan_le: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      expect(await read(envelope)).toMatchObject({ engage: 20_000 * EURO, reste: 10_000 * EURO });
    });

    it('are asked for within what a ceiling bounds (F-79), by the right people', async () => {
      const plafond = { montant: 25_000 * EURO, porte_sur: 'base' };
      const envelope = await envelopeOf(100_000 * EURO, { taux: 30, plafond });
      await asked(envelope, 60_000 * EURO, 7_500 * EURO);
      const over = await ask(envelope, 60_000 * EURO, 7_500 * EURO + 1);
      const problem = expectProblem(over, 422, 'governance.refused_funding');
      expect(faultsOf(problem)).toEqual(['/demande over_ceiling']);
      expect(problem.erreurs?.[0]?.detail).toContain('750000');
      for (const [base, demande] of [
        [-1, 1],
        [1.5, 1],
        [1, -1],
      ] as const)
        expectProblem(await ask(envelope, base, demande), 400, 'platform.invalid_input');
      const body = { statut: 'acceptee', accorde: 1 };
      const id = await asked(envelope, 100, 10);
      expectProblem(
        await operate(lead, 'deciderFinancement', { path: { id }, headers, body }),
        403,
        'platform.not_allowed',
      );
      const north = await stage.as('financements-nord', 'financeur', 'departement-59');
      expectProblem(
        await operate(north, 'deciderFinancement', { path: { id }, headers, body }),
        404,
        'governance.funding_not_found',
      );
      await decide(await asked(envelope, 100, 10), { statut: 'acceptee', accorde: 10 });
      const lowered = await operate(funder, 'corrigerEnveloppe', {
        ...{ path: { id: envelope }, headers, body: { montant: 9 } },
        type: 'application/merge-patch+json',
      });
      expect(faultsOf(expectProblem(lowered, 422, 'governance.refused_envelope'))).toEqual([
        '/montant below_granted',
      ]);
    });

    it('never take a cent too much of an envelope, nor are refused what fits, however many ask at once', async () => {
      // Sixty requests of 7 cents: fifty fit into 350 cents and leave 0, ten do not.
      const envelope = await envelopeOf(350);
      const ids = [];
      for (let made = 0; made < 60; made++) ids.push(await asked(envelope, 10, 7));
      const answers = await Promise.all(
        ids.map((id) => decide(id, { statut: 'acceptee', accorde: 7 })),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused).toHaveLength(10);
      for (const one of refused)
        expect(faultsOf(expectProblem(one, 422, 'governance.refused_funding'))).toEqual([
          '/accorde over_envelope',
        ]);
      expect(await read(envelope)).toMatchObject({ engage: 350, reste: 0 });
      const accepted = await lead.walk(`/v1/financements?enveloppe_id=${envelope}&statut=acceptee`);
      expect(accepted).toHaveLength(50);
    });
  });
}
