import { Browsing } from '../kit/browse.js';
import { beginOn, planCampaign } from '../kit/campaign.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** Questions that those who take part report: suspended at once, and decided by who keeps the bank. */
export function scenario(stage: Stage): void {
  describe('questions that are reported', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('signalements', 'coordinateur', 'departement-62');
    });

    /** A campaign over a bank of its own, so that no other test misses its questions. */
    const planned = async (inEach = 1) => {
      const items = Array.from({ length: 5 * inEach }, (_, at) => ({
        id: `q-${at}`,
        competence: `${(at % 5) + 1}.1`,
        forme: 'une_reponse',
        question: `Essai n° ${at}, où cherchez-vous ?`,
        choix: ['a', 'b'].map((id) => ({ id, texte: id })),
        reponse: ['a'],
        parametres: { modele: 'rasch', b: at / 10 },
        modes: ['ecran'],
      }));
      const bank = await operate(stage.admin, 'creerBanque', { body: { nom: 'Essai', items } });
      if (bank.status !== 201) throw new Error(bank.text);
      return planCampaign(coordinator, { banque: bank.body.id });
    };
    const begin = async ({ id, consentements: [words] }: Awaited<ReturnType<typeof planned>>) => {
      const made = await operate(stage.stranger, 'commencerEvaluation', {
        body: {
          campagne: id,
          consentement: { version: words?.version, empreinte: words?.empreinte },
        },
      });
      if (made.status !== 201) throw new Error(made.text);
      const sent = {
        path: { id: made.body.id },
        headers: { 'code-reprise': made.body.code_reprise },
      };
      return { sent, asked: made.body.question?.id ?? '' };
    };
    type Sent = Awaited<ReturnType<typeof begin>>['sent'];
    const asked = async (sent: Sent) =>
      (await operate(stage.stranger, 'lireEvaluation', sent)).body.question?.id;
    /** Answers "je ne sais pas" until the end; gives what was asked. */
    const take = async (sent: Sent): Promise<string[]> => {
      const all: string[] = [];
      for (let item = await asked(sent); item !== undefined; item = await asked(sent)) {
        all.push(item);
        await operate(stage.stranger, 'repondreEvaluation', {
          ...sent,
          body: { item, inconnu: true },
        });
      }
      return all.sort();
    };
    const ALL = ['q-0', 'q-1', 'q-2', 'q-3', 'q-4'];
    const report = (sent: Sent, item: string | undefined, motif = 'incomprehensible') =>
      operate(stage.stranger, 'signalerQuestion', { ...sent, body: { item, motif } });
    const queue = async (banque: string, etat = 'en_attente') =>
      (
        await operate(stage.admin, 'listerSignalements', {
          path: { id: banque },
          query: `etat=${etat}`,
        })
      ).body.data;
    const decide = (banque: string, signalement: string, decision: string) =>
      operate(stage.admin, 'deciderSignalement', {
        path: { id: banque, signalement },
        body: { decision },
      });

    it('are asked of nobody at once, and again once the keeper has reinstated them', async () => {
      const campaign = await planned();
      const bank = campaign.banque.id;
      const first = await begin(campaign);
      expect((await report(first.sent, first.asked, 'blessante')).status).toBe(204);
      expect((await report(first.sent, first.asked, 'blessante')).status).toBe(204);
      const others = ALL.filter((item) => item !== first.asked);
      expect(await take((await begin(campaign)).sent)).toEqual(others);
      const [waiting] = await queue(bank);
      expect(waiting).toMatchObject({
        ...{ item: first.asked, etat: 'en_attente', suspendu: true },
        motifs: [{ motif: 'blessante', nombre: 1 }],
      });
      const decided = await decide(bank, waiting?.id ?? '', 'retablir');
      expect(decided.body).toMatchObject({ etat: 'retabli', suspendu: false });
      expect(await take((await begin(campaign)).sent)).toEqual(ALL);
      // Not of who reported it, whatever was decided.
      expect(await take(first.sent)).toEqual(others);
      expectProblem(
        await decide(bank, waiting?.id ?? '', 'retirer'),
        409,
        'diagnostics.item_report_decided',
      );
      expect(await queue(bank)).toEqual([]);
    });

    it('are retired by a decision, which is a version of the bank', async () => {
      const campaign = await planned();
      const path = { id: campaign.banque.id };
      const { sent, asked: item } = await begin(campaign);
      await report(sent, item);
      const [waiting] = await queue(path.id);
      expect((await decide(path.id, waiting?.id ?? '', 'retirer')).body.etat).toBe('retire');
      expect((await operate(stage.admin, 'lireBanque', { path })).body.version).toBe(2);
      expect(await take((await begin(campaign)).sent)).not.toContain(item);
      expect(await queue(path.id, 'retire')).toHaveLength(1);
    });

    it('are suspended three by one participation at most; more wait, and are not asked of it', async () => {
      const campaign = await planned(2);
      const { sent } = await begin(campaign);
      const reported: string[] = [];
      for (let count = 0; count < 4; count++) {
        const item = (await asked(sent)) ?? '';
        expect(reported).not.toContain(item);
        await report(sent, item);
        reported.push(item);
      }
      expect(reported).not.toContain(await asked(sent));
      const waiting = await queue(campaign.banque.id);
      expect(waiting.map(({ item, suspendu }) => [item, suspendu]).sort()).toEqual(
        reported.map((item, at) => [item, at < 3]).sort(),
      );
    });

    it('may still be answered by who they stood before, as one that is retired', async () => {
      const campaign = await planned();
      const before = await begin(campaign);
      // Others report until that very question is one of those.
      for (let hasIt = false; !hasIt;) {
        const { sent, asked: item } = await begin(campaign);
        await report(sent, item);
        hasIt = item === before.asked;
      }
      expect(await asked(before.sent)).not.toBe(before.asked);
      const late = await operate(stage.stranger, 'repondreEvaluation', {
        ...before.sent,
        body: { item: before.asked, inconnu: true },
      });
      expect([late.status, late.body.reponses]).toEqual([200, 1]);
    });

    it('are refused where they are not asked, and the last of all ends the test', async () => {
      const campaign = await planned();
      const [one, other, waits] = [
        await begin(campaign),
        await begin(campaign),
        await begin(campaign),
      ];
      expectProblem(await report(one.sent, 'q-7'), 409, 'diagnostics.item_not_asked');
      for (const [{ sent }, count] of [
        [one, 3],
        [other, 2],
      ] as const)
        for (let reported = 0; reported < count; reported++)
          expect((await report(sent, await asked(sent))).status).toBe(204);
      const { body } = await operate(stage.stranger, 'lireEvaluation', other.sent);
      expect([body.etat, body.reponses]).toEqual(['terminee', 0]);
      expect(await asked(waits.sent)).toBeUndefined();
      const left = await operate(stage.stranger, 'finirEvaluation', waits.sent);
      expect(left.body.etat).toBe('terminee');
    });

    it('are reported by a page, which leads to the next question', async () => {
      const campaign = await planned();
      const made = await operate(coordinator, 'creerAdressesCampagne', {
        path: { id: campaign.id },
        body: { nature: 'personnelle' },
      });
      const adresse = made.body.adresses[0]?.adresse ?? '';
      const reader = new Browsing(stage.base);
      const question = questionOf((await beginOn(reader, adresse)).text);
      const page = await reader.open(`${adresse}/signaler`);
      expect(page.text).toContain(question);
      expect(await queue(campaign.banque.id)).toEqual([]);
      const empty = await reader.send(page, { motif: '' });
      expect([empty.status, empty.text.includes('Choisissez ce qui ne va pas')]).toEqual([
        422,
        true,
      ]);
      const next = await reader.send(empty, { motif: 'sans_rapport' });
      expect(next.text).toContain('Question 1 / 5 au plus');
      expect(questionOf(next.text)).not.toBe(question);
      expect(await queue(campaign.banque.id)).toMatchObject([
        { question, motifs: [{ motif: 'sans_rapport', nombre: 1 }] },
      ]);
    });
  });
}

const questionOf = (text: string): string =>
  /<h1 id="question"[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
