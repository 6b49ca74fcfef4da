import exceljs from 'exceljs';
import { planCampaign } from '../kit/campaign.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** What a campaign's report tells of its group, as JSON, as a page and as a workbook. */
export function scenario(stage: Stage): void {
  describe('the report of a campaign', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('rapports', 'coordinateur', 'departement-62');
    });

    type Campaign = Awaited<ReturnType<typeof planCampaign>>;
    /** Takes part by an invitation; answers "je ne sais pas" until the end. */
    const take = async ({ id, consentements: [words] }: Campaign, invitation: string) => {
      const consentement = { version: words?.version, empreinte: words?.empreinte };
      const made = await operate(stage.stranger, 'commencerEvaluation', {
        body: { campagne: id, invitation, consentement },
      });
      if (made.status !== 201) throw new Error(made.text);
      const sent = {
        path: { id: made.body.id },
        headers: { 'code-reprise': made.body.code_reprise },
      };
      for (let { question } = made.body as { question?: { id: string } }; question !== undefined;) {
        const body = { item: question.id, inconnu: true };
        const told = await operate(stage.stranger, 'repondreEvaluation', { ...sent, body });
        if (told.status !== 200) throw new Error(told.text);
        ({ question } = told.body);
      }
      return sent;
    };
    const invited = async (count: number) => {
      const campaign = await planCampaign(coordinator, { participation: 'sur_invitation' });
      const path = { id: campaign.id };
      const made = await operate(coordinator, 'inviterCampagne', { path, body: { nombre: count } });
      return { campaign, path, codes: made.body.codes };
    };

    it('tells distance and levers with their errors, and what those who did not answer leave open', async () => {
      const { campaign, path, codes } = await invited(10);
      for (const code of codes.slice(0, 5)) await take(campaign, code);
      const { body } = await operate(coordinator, 'lireRapportCampagne', { path });
      expect(body.participation).toMatchObject({ invitees: 10, commencees: 5, finies: 5 });
      const { ensemble, leviers = [], domaines = [] } = body.groupe ?? {};
      expect(ensemble?.part_sous_cible).toBeGreaterThan(0.5);
      expect(ensemble?.ecart).toBeLessThan(0);
      expect(ensemble?.ecart_erreur_type).toBeGreaterThan(0);
      expect(domaines.length).toBeGreaterThan(0);
      const [low = 0, high = 0] = body.participation.part_possible ?? [];
      expect(low).toBeCloseTo((ensemble?.part_sous_cible ?? 0) / 2, 12);
      expect(high - low).toBeCloseTo(0.5, 12);
      for (const lever of leviers) expect(lever.produit_erreur_type).toBeGreaterThan(0);

      const page = await coordinator.get(`/v1/campagnes/${path.id}/rapport`, {
        accept: 'text/html,*/*;q=0.8',
      });
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const told of ['sur les réponses de 5 personnes', 'Écart au profil', 'Leviers', '<svg'])
        expect(page.text).toContain(told);
      const english = await coordinator.get(`/v1/campagnes/${path.id}/rapport?format=html`, {
        'accept-language': 'en',
      });
      expect(english.text).toContain('Distance to the profile');

      const answer = await fetch(`${stage.base}/v1/campagnes/${path.id}/rapport?format=xlsx`, {
        headers: coordinator.authorization,
      });
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(await answer.arrayBuffer());
      expect(workbook.worksheets.map(({ name }) => name)).toEqual(['rapport', 'profil', 'leviers']);
      expect(workbook.getWorksheet('profil')?.getCell('A2').value).toBe('ensemble');
    });

    it('tells needs for each competence it shows, as far as the rights of who asks reach', async () => {
      const { path, campaign, codes } = await invited(6);
      for (const code of codes.slice(0, 4)) await take(campaign, code);
      const asked = { query: `campagne=${path.id}` };
      expect((await operate(coordinator, 'listerBesoins', asked)).body.data).toEqual([]);
      for (const code of codes.slice(4)) await take(campaign, code);
      const { body } = await operate(coordinator, 'lireRapportCampagne', { path });
      const told = await operate(coordinator, 'listerBesoins', asked);
      const competences = body.groupe?.competences ?? [];
      expect(told.body.data.map(({ competence }) => competence)).toEqual(
        competences.map(({ competence }) => competence).sort(),
      );
      expect(told.body.data.length).toBeGreaterThan(0);
      for (const need of told.body.data) {
        const { faible, moyen, grand } = need.ecarts;
        expect(need).toMatchObject({ territoire: 'epci-200033579', arrete_a: body.arrete_a });
        expect(need.effectif).toBeGreaterThanOrEqual(5);
        expect(faible + moyen + grand).toBeCloseTo(need.part_sous_cible, 12);
        expect(need.part_sous_cible).toBe(
          competences.find(({ competence }) => competence === need.competence)?.part_sous_cible,
        );
      }
      const [first] = told.body.data;
      const paged = await operate(coordinator, 'listerBesoins', {
        query: `${asked.query}&limite=1`,
      });
      expect(paged.body.data).toEqual([first]);
      const narrow = `${asked.query}&territoire=epci-200033579&competence=${first?.competence}`;
      const one = await operate(coordinator, 'listerBesoins', { query: narrow });
      expect(one.body.data).toEqual([first]);
      const csv = await coordinator.get(`/v1/besoins?format=csv&${narrow}`);
      expect(csv.text.split('\n')[1]).toContain(`${path.id},epci-200033579,${first?.competence}`);
      const elsewhere = await stage.as('besoins-ailleurs', 'coordinateur', 'departement-59');
      expect((await operate(elsewhere, 'listerBesoins', asked)).body.data).toEqual([]);
      for (const [query, status, code] of [
        ['territoire=epci-0', 422, 'diagnostics.unknown_territory'],
        ['campagne=x', 400, 'platform.invalid_input'],
        ['curseur=x', 400, 'platform.bad_cursor'],
        ['niveau=x', 400, 'platform.invalid_input'],
      ] as const)
        expectProblem(await operate(coordinator, 'listerBesoins', { query }), status, code);
    });

    it('tells no need any more once one of five has left', async () => {
      const { path, campaign, codes } = await invited(5);
      const [first] = [await take(campaign, codes[0] ?? '')];
      for (const code of codes.slice(1)) await take(campaign, code);
      const asked = { query: `campagne=${path.id}` };
      const told = await operate(coordinator, 'listerBesoins', asked);
      expect(told.body.data.length).toBeGreaterThan(0);
      await operate(stage.stranger, 'retirerEvaluation', first);
      expect((await operate(coordinator, 'listerBesoins', asked)).body.data).toEqual([]);
    });

    it('shows who took part and nothing of them below five, in each form', async () => {
      const { campaign, path, codes } = await invited(4);
      for (const code of codes) await take(campaign, code);
      const { body } = await operate(coordinator, 'lireRapportCampagne', { path });
      expect(body).toMatchObject({ secret: true, participation: { invitees: 4, finies: 4 } });
      expect([body.groupe, body.participation.part_possible]).toEqual([undefined, undefined]);
      const page = await coordinator.get(`/v1/campagnes/${path.id}/rapport?format=html`);
      expect(page.text).toContain('Rien n’est montré');
      expect(page.text).not.toContain('<svg');
    });

    it('tells an open campaign that nobody knows who might have answered', async () => {
      const campaign = await planCampaign(coordinator);
      const path = { id: campaign.id };
      const { body } = await operate(coordinator, 'lireRapportCampagne', { path });
      expect('invitees' in body.participation).toBe(false);
      const odd = await operate(coordinator, 'lireRapportCampagne', { path, query: 'format=csv' });
      expectProblem(odd, 400, 'platform.invalid_input');
    });
  });
}
