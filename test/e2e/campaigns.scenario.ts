import { operate, type Sent } from '../operations/operation.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const OPEN = { ouverture: '2026-01-01T00:00:00Z', fermeture: '2099-01-01T00:00:00Z' };
const CLOSED = { ouverture: '2026-01-01T00:00:00Z', fermeture: '2026-01-02T00:00:00Z' };
const WORDS = { texte: 'Le groupe est montré à partir de cinq.', resultats_de_groupe: true };
const PRIVATE = { texte: 'Rien ne sort sans vous.', resultats_de_groupe: false };

/** Campaigns, and taking part in them. */
export function scenario(stage: Stage): void {
  describe('campaigns', () => {
    let coordinator: Person;
    let participant: Person;
    beforeAll(async () => {
      coordinator = await stage.as('campagnes', 'coordinateur', 'departement-62');
      participant = stage.stranger;
    });

    const plan = (over: object = {}) =>
      operate(coordinator, 'creerCampagne', {
        body: {
          nom: 'Secrétaires de mairie',
          territoire: 'epci-200033579',
          profil: 'secretaire-general-de-mairie',
          participation: 'ouverte',
          ...OPEN,
          consentement: WORDS,
          test: { longueur: 5 },
          ...over,
        },
      });
    const wordsOf = (campaign: Awaited<ReturnType<typeof plan>>['body'], version = 1) => ({
      version,
      empreinte: campaign.consentements[version - 1]?.empreinte ?? '',
    });
    const opened = async (over: object = {}) => {
      const made = await plan(over);
      if (made.status !== 201) throw new Error(made.text);
      const { body } = made;
      const etag = made.headers.get('etag') ?? '';
      return { campaign: body, etag, start: { campagne: body.id, consentement: wordsOf(body) } };
    };
    const begin = async (start: object) => {
      const made = await operate(participant, 'commencerEvaluation', { body: start });
      if (made.status !== 201) throw new Error(made.text);
      const sent: Sent & { path: { id: string } } = {
        path: { id: made.body.id },
        headers: { 'code-reprise': made.body.code_reprise },
      };
      return { body: made.body, sent, code: made.body.code_reprise };
    };
    const answer = (sent: Sent, body: object) =>
      operate(participant, 'repondreEvaluation', { ...sent, body });
    const read = async (sent: Sent) => (await operate(participant, 'lireEvaluation', sent)).body;
    /** Answers "je ne sais pas" until the end; gives what was asked. */
    const take = async (sent: Sent): Promise<string[]> => {
      const asked: string[] = [];
      for (let { question } = await read(sent); question !== undefined;) {
        asked.push(question.id);
        const told = await answer(sent, { item: question.id, inconnu: true });
        if (told.status !== 200) throw new Error(told.text);
        ({ question } = told.body);
      }
      return asked;
    };
    const report = async (id: string) =>
      (await operate(coordinator, 'lireRapportCampagne', { path: { id } })).body;

    it('are planned inside the fence, over a profile and a bank in their versions', async () => {
      const { campaign } = await opened();
      expect(campaign).toMatchObject({
        profil: { id: 'secretaire-general-de-mairie', version: 1 },
        etat: 'ouverte',
        consentements: [{ version: 1, ...WORDS }],
      });
      expectProblem(await plan({ territoire: 'departement-59' }), 403, 'diagnostics.outside_fence');
      const other = await stage.as('campagnes-ailleurs', 'coordinateur', 'departement-59');
      const path = { id: campaign.id };
      for (const id of ['lireCampagne', 'lireRapportCampagne'] as const)
        expectProblem(await operate(other, id, { path }), 404, 'diagnostics.campaign_not_found');
      expectProblem(
        await plan({ fermeture: OPEN.ouverture }),
        422,
        'diagnostics.closes_before_opening',
      );
      const odd = await plan({ test: { longueur: 50, exposition: 0.01 } });
      expect(faultsOf(expectProblem(odd, 422, 'diagnostics.refused_rules'))).toEqual([
        '/regles/exposition/limite exposure_below_length',
      ]);
    });

    it('by invitation begin one participation each, however often and at once (D-05)', async () => {
      const { campaign, start } = await opened({ participation: 'sur_invitation' });
      const path = { id: campaign.id };
      const { codes } = (
        await operate(coordinator, 'inviterCampagne', { path, body: { nombre: 2 } })
      ).body;
      expect(new Set(codes).size).toBe(2);
      for (const invitation of [undefined, 'AAAA-AAAA-AAAA'])
        expectProblem(
          await operate(participant, 'commencerEvaluation', {
            body: { ...start, ...(invitation && { invitation }) },
          }),
          403,
          'diagnostics.invitation_needed',
        );
      const body = { ...start, invitation: codes[0] };
      const both = await Promise.all(
        [1, 2].map(() => operate(participant, 'commencerEvaluation', { body })),
      );
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      expect(both[0]?.body).toEqual(both[1]?.body);
    });

    it('are left and resumed at the very question, on any device, by the code alone (D-03)', async () => {
      const { start } = await opened();
      const { body, sent, code } = await begin(start);
      const first = body.question?.id ?? '';
      const second = await answer(sent, { item: first, inconnu: true });
      const typed = code.toLowerCase().replaceAll('-', ' ');
      const resumed = await operate(participant, 'reprendreEvaluation', { body: { code: typed } });
      expect(resumed.body).toEqual(second.body);
      expect((await read(sent)).question).toEqual(second.body.question);
      expect(JSON.stringify(resumed.body)).not.toMatch(/"(reponse|parametres|explication)"/);
      expectProblem(
        await operate(participant, 'lireEvaluation', {
          ...sent,
          headers: { 'code-reprise': '0000-0000-0000' },
        }),
        404,
        'diagnostics.assessment_not_found',
      );
    });

    it('take each answer once, and only to what was asked', async () => {
      const { start } = await opened();
      const { body, sent } = await begin(start);
      const item = body.question?.id ?? '';
      expectProblem(
        await answer(sent, { item: 'autre', inconnu: true }),
        409,
        'diagnostics.item_not_asked',
      );
      expectProblem(
        await answer(sent, { item, choix: ['zz'] }),
        422,
        'diagnostics.answer_not_of_form',
      );
      expectProblem(
        await answer(sent, { item, inconnu: true, texte: 'x' }),
        422,
        'diagnostics.answer_not_of_form',
      );
      const [one, other] = await Promise.all([
        answer(sent, { item, inconnu: true, secondes: 9 }),
        answer(sent, { item, inconnu: true, secondes: 9 }),
      ]);
      expect([one.status, one.body]).toEqual([200, other.body]);
      expect(one.body.reponses).toBe(1);
      const choice = body.question?.choix?.[0]?.id;
      const otherwise = choice === undefined ? { texte: 'x' } : { choix: [choice] };
      expectProblem(
        await answer(sent, { item, ...otherwise }),
        409,
        'diagnostics.answered_otherwise',
      );
      await take(sent);
      expect((await answer(sent, { item, inconnu: true })).status).toBe(200);
      expectProblem(
        await answer(sent, { item: 'autre', inconnu: true }),
        409,
        'diagnostics.assessment_ended',
      );
    });

    it('give a result that is finite, wide, and claims no more than was answered', async () => {
      const { start } = await opened();
      const { sent } = await begin(start);
      expectProblem(
        await operate(participant, 'lireResultat', sent),
        409,
        'diagnostics.assessment_under_way',
      );
      expect(await take(sent)).toHaveLength(5);
      const { body } = await operate(participant, 'lireResultat', sent);
      expect(body).toMatchObject({
        ensemble: { reponses: 5, uniformite: 'tout_faux' },
        competences: [],
        etalonne: false,
        niveaux_etalonnes: false,
      });
      expect(body.domaines.map(({ domaine }) => domaine)).toEqual(['1', '2', '3', '4', '5']);
      const [low = NaN, high = NaN] = body.ensemble.intervalle;
      expect(high - low).toBeGreaterThan(1.5);
    });

    it('take a question that is passed for none, neither right nor wrong', async () => {
      const { start } = await opened();
      const { body, sent } = await begin(start);
      const passed = await answer(sent, { item: body.question?.id, passe: true });
      expect([passed.status, passed.body.reponses]).toEqual([200, 1]);
      await operate(participant, 'finirEvaluation', sent);
      const { body: told } = await operate(participant, 'lireResultat', sent);
      expect(told.ensemble).toMatchObject({ reponses: 0, uniformite: 'aucune' });
    });

    it('ask nothing again that the same person saw within the year', async () => {
      const { start } = await opened();
      const first = await begin(start);
      const before = await take(first.sent);
      const again = await begin({ ...start, precedente: first.code });
      const asked = await take(again.sent);
      expect(asked).toHaveLength(5);
      expect(asked.filter((item) => before.includes(item))).toEqual([]);
    });

    it('ask another question where the one that waits was retired, and say nothing wrong (D-08)', async () => {
      const item = (id: string, competence: string) => ({
        id,
        competence,
        forme: 'une_reponse',
        question: 'Où ?',
        choix: [
          { id: 'a', texte: 'Ici' },
          { id: 'b', texte: 'Là' },
        ],
        reponse: ['a'],
        parametres: { modele: 'rasch', b: Number(id) / 5 },
        modes: ['ecran'],
      });
      const codes = ['1.1', '2.1', '3.1', '4.1', '5.1'];
      const items = Array.from({ length: 15 }, (_, at) => item(String(at), codes[at % 5] ?? ''));
      const bank = await operate(stage.admin, 'creerBanque', { body: { nom: 'Essai', items } });
      const { start } = await opened({ banque: bank.body.id });
      const { body, sent } = await begin(start);
      const waiting = body.question?.id ?? '';
      await operate(stage.admin, 'retirerItem', {
        path: { id: bank.body.id, item: waiting },
        headers: { 'if-match': '*' },
      });
      const { question } = await read(sent);
      expect([question === undefined, question?.id === waiting]).toEqual([false, false]);
      const late = await answer(sent, { item: waiting, choix: ['a'] });
      expect([late.status, late.body.reponses]).toEqual([200, 1]);
      expect((await take(sent)).includes(waiting)).toBe(false);
    });

    it('keep the words that each agreed to, until the new ones are (D-06)', async () => {
      const { campaign, etag, start } = await opened({ consentement: PRIVATE });
      const { body, sent } = await begin(start);
      expect(body).toMatchObject({ compte: false, consentement: { version: 1, accepte: true } });
      const path = { id: campaign.id };
      const revised = await operate(coordinator, 'corrigerCampagne', {
        path,
        headers: { 'if-match': etag },
        body: { consentement: WORDS },
      });
      expect(revised.body.consentements).toMatchObject([PRIVATE, { version: 2, ...WORDS }]);
      expectProblem(
        await operate(participant, 'commencerEvaluation', { body: start }),
        409,
        'diagnostics.consent_changed',
      );
      expect(await read(sent)).toMatchObject({
        compte: false,
        consentement: { version: 2, accepte: false },
      });
      const agreed = await operate(participant, 'consentirEvaluation', {
        ...sent,
        body: wordsOf(revised.body, 2),
      });
      expect(agreed.body).toMatchObject({ compte: true, consentement: { accepte: true } });
    });

    it('that are closed let who has begun finish for themselves (D-16)', async () => {
      const { campaign, etag, start } = await opened();
      const { sent } = await begin(start);
      await operate(coordinator, 'corrigerCampagne', {
        path: { id: campaign.id },
        headers: { 'if-match': etag },
        body: CLOSED,
      });
      expectProblem(
        await operate(participant, 'commencerEvaluation', { body: start }),
        409,
        'diagnostics.campaign_not_open',
      );
      expect((await read(sent)).compte).toBe(false);
      await take(sent);
      expect((await operate(participant, 'lireResultat', sent)).status).toBe(200);
    });

    it('tell their group from five on, and no more once somebody has withdrawn (D-09)', async () => {
      const { campaign, start } = await opened();
      const members: Sent[] = [];
      for (let person = 1; person <= 5; person++) {
        const { sent } = await begin(start);
        if (person === 1)
          await answer(sent, { item: (await read(sent)).question?.id, inconnu: true });
        await operate(participant, 'finirEvaluation', sent);
        members.push(sent);
        expect((await report(campaign.id)).secret).toBe(person < 5);
      }
      expect((await report(campaign.id)).groupe).toMatchObject({ effectif: 5, competences: [] });
      const [first = {}] = members;
      const left = await operate(participant, 'retirerEvaluation', first);
      expect(left.body).toMatchObject({ etat: 'retiree', reponses: 0, compte: false });
      expectProblem(
        await answer(first, { item: '1.1-01', inconnu: true }),
        409,
        'diagnostics.assessment_withdrawn',
      );
      const gone = await report(campaign.id);
      expect([gone.secret, 'groupe' in gone]).toEqual([true, false]);
      const { sent } = await begin(start);
      await operate(participant, 'finirEvaluation', sent);
      // Five again, but one that left and one that joined: the difference would tell of these two.
      expect((await report(campaign.id)).secret).toBe(true);
    });
  });
}
