import { Browsing, formOf } from '../kit/browse.js';
import { beginOn, planCampaign } from '../kit/campaign.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const PRIVATE = { texte: 'Rien ne sort sans vous.', resultats_de_groupe: false };

/** Taking part in a campaign on pages, without account and without script. */
export function scenario(stage: Stage): void {
  describe('a campaign on pages', () => {
    let coordinator: Person;
    let reader: Browsing;
    beforeAll(async () => {
      coordinator = await stage.as('participation', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.base);
    });

    const planned = (over: object = {}) => planCampaign(coordinator, over);
    const addresses = async (id: string, body: object) => {
      const made = await operate(coordinator, 'creerAdressesCampagne', { path: { id }, body });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.adresses;
    };
    const personal = async (over: object = {}) => {
      const campaign = await planned(over);
      const [address] = await addresses(campaign.id, { nature: 'personnelle' });
      return { campaign, id: address?.id ?? '', adresse: address?.adresse ?? '' };
    };
    const states = async (id: string) =>
      (await operate(coordinator, 'listerAdressesCampagne', { path: { id } })).body.data.map(
        ({ etat }) => etat,
      );
    const unknown = { geste: 'inconnu' };

    it('begins by a button alone: opening its address, as programs that preview do, begins nothing', async () => {
      const { campaign, adresse } = await personal();
      const first = await reader.open(adresse);
      for (const told of ['Qui sait si vous participez', 'Vous, et personne d’autre', '24 mois'])
        expect(first.text).toContain(told);
      expect(first.text).toContain('Le groupe est montré à partir de cinq.');
      expect(first.headers.get('set-cookie')).toBeNull();
      await stage.stranger.call('HEAD', adresse.replace(stage.base, ''));
      await reader.open(adresse);
      expect(await states(campaign.id)).toEqual(['a_commencer']);
      const question = await reader.send(first);
      expect(question.text).toContain('Question 1 / 5 au plus');
      expect(await states(campaign.id)).toEqual(['commencee']);
      // Sent twice, also at one instant, it is begun once.
      expect((await reader.send(first)).text).toContain('Question 1 / 5 au plus');
      expect((await reader.open(`${adresse}?lang=en`)).text).toContain('I do not know');
      const { text } = await coordinator.get(`/v1/campagnes/${campaign.id}/adresses?format=csv`);
      expect(text).toMatch(
        /^id,nature,etat,creation,fin,revocation\r?\n[^,]+,personnelle,commencee,/,
      );
      expect(text).not.toContain(adresse.split('-').at(-1));
    });

    it('goes on at the very question on any device, and ends with a result that claims no more than was answered', async () => {
      const { campaign, adresse } = await personal();
      let page = await beginOn(reader, adresse, { amenagee: 'oui' });
      const other = new Browsing(stage.base);
      for (let place = 1; place <= 5; place++) {
        expect(page.text).toContain(`Question ${place} / 5 au plus`);
        expect(questionOf((await other.open(adresse)).text)).toBe(questionOf(page.text));
        page = await reader.send(page, unknown);
      }
      expect(page.text).toContain('Votre résultat');
      expect(page.text).toContain('Aucune réponse juste cette fois');
      expect(page.text).toContain('Il repose sur 5 réponses');
      expect(page.text).toContain('<svg');
      expect(await states(campaign.id)).toEqual(['finie']);
      expect(page.text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
      const certificate = await reader.open(`${adresse}/attestation`);
      expect(certificate.text).toContain('Attestation de participation');
      expect(certificate.text).not.toContain('sans doute');
    });

    it('keeps the first answer to a question; the same sent again is no fault, another gets a clear page', async () => {
      const { adresse } = await personal();
      const page = await beginOn(reader, adresse);
      const [again, third] = [await reader.open(adresse), await reader.open(adresse)];
      const next = await reader.send(page, unknown);
      expect(next.text).toContain('Question 2 / 5');
      expect(questionOf((await reader.send(page, unknown)).text)).toBe(questionOf(next.text));
      const same = await reader.send(again, unknown);
      expect([same.status, questionOf(same.text)]).toEqual([200, questionOf(next.text)]);
      const late = await reader.send(third, { geste: 'passer' });
      expect(late.status).toBe(422);
      expect(late.text).toContain('Cette question a déjà une autre réponse');
      expect(questionOf(late.text)).toBe(questionOf(next.text));
    });

    it('asks for an answer where none was chosen, and keeps what was', async () => {
      const { adresse } = await personal();
      const page = await beginOn(reader, adresse);
      const asked = await reader.post(formOf(page).action, {
        jeton: formOf(page).values['jeton'] ?? '',
        geste: 'repondre',
      });
      expect(asked.status).toBe(422);
      expect(asked.text).toMatch(
        /Choisissez une réponse|Écrivez une réponse|Donnez à chaque ligne/,
      );
      expect(questionOf(asked.text)).toBe(questionOf(page.text));
    });

    it('may be stopped before its end, and withdrawn, which erases the answers', async () => {
      const { campaign, adresse } = await personal({ participation: 'sur_invitation' });
      await reader.send(await beginOn(reader, adresse), unknown);
      const pause = await reader.open(`${adresse}/pause`);
      expect(pause.text).toContain('Vos réponses sont gardées');
      // No code where there is no page for all to type it on.
      expect(codeOf(pause.text)).toBe('');
      const ended = await reader.send(pause);
      expect(ended.text).toContain('Votre résultat');
      const gone = await reader.send(await reader.open(`${adresse}/retrait`));
      expect(gone.text).toContain('Vous vous êtes retiré');
      expect((await reader.open(adresse)).text).toContain('Vous vous êtes retiré');
      expect(await states(campaign.id)).toEqual(['finie']);
    });

    it('lets everybody begin by one address at a shared screen, each reached by their own alone (D-01)', async () => {
      const campaign = await planned();
      const [open] = await addresses(campaign.id, { nature: 'pour_tous' });
      const adresse = open?.adresse ?? '';
      const first = await reader.open(adresse);
      const question = await reader.send(first);
      const action = formOf(question).action;
      expect(action).toMatch(/^\/a\/diagnostics-[0-9a-z]{26}$/);
      expect(stage.base + action).not.toBe(adresse);
      await reader.send(question, unknown);
      const code = codeOf((await reader.open(`${action}/pause`)).text);
      const second = await reader.open(adresse);
      expect(second.text).toContain('Avant de commencer');
      for (const own of [code, action]) expect(second.text).not.toContain(own);
      const other = await reader.send(second);
      expect(other.text).toContain('Question 1 / 5');
      expect(formOf(other).action).not.toBe(action);
      // Sent twice, one form has begun one participation.
      expect(formOf(await reader.send(first)).action).toBe(action);
      const { values } = formOf({ ...second, text: second.text.split('id="reprise"')[1] ?? '' });
      const resume = (typed: string) =>
        reader.post(adresse.replace(stage.base, ''), { ...values, code: typed });
      const wrong = await resume('AAAA-AAAA-AAAA');
      expect([wrong.status, wrong.text.includes('ne s’ouvre avec ce code')]).toEqual([422, true]);
      const resumed = await resume(code.toLowerCase());
      expect(resumed.text).toContain('Question 2 / 5');
      expect(await states(campaign.id)).toEqual([undefined]);
    });

    it('asks for the new words where they have changed, and counts nobody before (D-06)', async () => {
      const { campaign, adresse } = await personal({ consentement: PRIVATE });
      const late = await planned({ consentement: PRIVATE });
      const [other] = await addresses(late.id, { nature: 'personnelle' });
      const stale = await reader.open(other?.adresse ?? '');
      await reader.send(await beginOn(reader, adresse), unknown);
      for (const id of [campaign.id, late.id])
        await operate(coordinator, 'corrigerCampagne', {
          path: { id },
          headers: { 'if-match': '*' },
          body: { consentement: { texte: 'Avec le groupe.', resultats_de_groupe: true } },
        });
      const refused = await reader.send(stale);
      expect([refused.status, refused.text.includes('Le texte de l’accord a changé')]).toEqual([
        422,
        true,
      ]);
      const ended = await reader.send(await reader.open(`${adresse}/pause`));
      expect(ended.text).toContain('ne compte pas dans les résultats du groupe');
      const agreed = await reader.send(ended);
      expect(agreed.text).toContain('Votre participation compte dans les résultats du groupe');
    });

    it('is finished for oneself after the close, and not begun any more (D-16)', async () => {
      const { campaign, adresse } = await personal();
      const [unused] = await addresses(campaign.id, { nature: 'personnelle' });
      await beginOn(reader, adresse);
      await operate(coordinator, 'corrigerCampagne', {
        path: { id: campaign.id },
        headers: { 'if-match': '*' },
        body: { ouverture: '2026-01-01T00:00:00Z', fermeture: '2026-01-02T00:00:00Z' },
      });
      const page = await reader.open(adresse);
      expect(page.text).toContain('vous pouvez finir pour vous');
      expect((await reader.send(page, unknown)).text).toContain('Question 2 / 5');
      const closed = await reader.open(unused?.adresse ?? '');
      expect(closed.text).toContain('on ne peut plus la commencer');
      expect(closed.text).not.toContain('<form');
    });

    it('is by addresses that are revoked at once, and counted apart from those who invite', async () => {
      const { campaign, id, adresse } = await personal({ participation: 'sur_invitation' });
      await beginOn(reader, adresse);
      const path = { id: campaign.id };
      expectProblem(
        await operate(coordinator, 'creerAdressesCampagne', {
          path,
          body: { nature: 'pour_tous' },
        }),
        409,
        'diagnostics.only_by_invitation',
      );
      const revoke = () =>
        operate(coordinator, 'revoquerAdresseCampagne', { path: { ...path, adresse: id } });
      expect((await revoke()).status).toBe(204);
      expect((await reader.open(adresse)).status).toBe(404);
      expectProblem(await revoke(), 404, 'diagnostics.address_not_found');
    });
  });
}

const questionOf = (text: string): string =>
  /<h1 id="question"[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
const codeOf = (text: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)?.[0] ?? '';
