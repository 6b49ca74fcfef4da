import { Browsing } from '../kit/browse.js';
import { beginOn, planCampaign } from '../kit/campaign.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const QUESTION = {
  id: 'connexion',
  question: 'Comment est la connexion à votre bureau ?',
  choix: [
    { id: 'bonne', texte: 'Bonne' },
    { id: 'faible', texte: 'Faible ou coupée' },
  ],
};
const LOCAL = { questions_locales: [QUESTION], test: { longueur: 1 } };

/** Questions of the territory, beside the test. */
export function scenario(stage: Stage): void {
  describe('questions of the territory', () => {
    let coordinator: Person;
    let reader: Browsing;
    beforeAll(async () => {
      coordinator = await stage.as('questions-locales', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.base);
    });

    /** Takes part by an address of one's own, until the result. */
    const taken = async (id: string, count: number): Promise<string[]> => {
      const body = { nature: 'personnelle', nombre: count };
      const made = await operate(coordinator, 'creerAdressesCampagne', { path: { id }, body });
      const paths = made.body.adresses.map(({ adresse }) => new URL(adresse).pathname);
      for (const path of paths) {
        const page = await beginOn(reader, path, { amenagee: 'oui' });
        await reader.send(page, { geste: 'inconnu' });
      }
      return paths;
    };
    const choose = async (path: string, choice: string) => {
      const { text } = await reader.open(`${path}/territoire`);
      const [, jeton = ''] = /name="jeton" value="([^"]+)"/.exec(text) ?? [];
      return reader.post(`${path}/territoire`, { jeton, 'question-connexion': choice });
    };
    const tables = async (id: string) =>
      (await operate(coordinator, 'lireRapportCampagne', { path: { id } })).body.groupe
        ?.questions_locales;

    it('are asked after the test, are told from five people on, and never scored', async () => {
      const { id } = await planCampaign(coordinator, LOCAL);
      const people = await taken(id, 10);
      const [first = '', ...others] = people;
      expect((await reader.open(first)).text).toContain(
        'Répondre aux questions de votre territoire',
      );
      const before = (await reader.open(first)).text.match(/<table>.*<\/table>/s)?.[0];
      const empty = await choose(first, 'autre');
      expect([empty.status, empty.text.includes('aucune question')]).toEqual([422, true]);
      expect((await choose(first, 'faible')).text).toContain('Votre résultat');
      expect((await reader.open(first)).text.match(/<table>.*<\/table>/s)?.[0]).toBe(before);
      for (const [at, path] of others.entries()) await choose(path, at < 4 ? 'faible' : 'bonne');
      expect(await tables(id)).toEqual([
        {
          question: 'connexion',
          effectif: 10,
          choix: [
            { choix: 'bonne', effectif: 5 },
            { choix: 'faible', effectif: 5 },
          ],
        },
      ]);
      const page = await coordinator.get(`/v1/campagnes/${id}/rapport?format=html`);
      for (const told of [QUESTION.question, 'Faible ou coupée', '5 personnes sur 10'])
        expect(page.text).toContain(told);
    });

    it('tell nothing that fewer than five chose', async () => {
      const { id } = await planCampaign(coordinator, LOCAL);
      for (const [at, path] of (await taken(id, 7)).entries())
        await choose(path, at < 6 ? 'faible' : 'bonne');
      expect(await tables(id)).toEqual([
        { question: 'connexion', effectif: 7, choix: [], autres: 7 },
      ]);
    });

    it('are not there where none is asked, before the end and after withdrawal', async () => {
      const plain = await planCampaign(coordinator, { test: { longueur: 1 } });
      const [none = ''] = await taken(plain.id, 1);
      expect((await reader.open(`${none}/territoire`)).status).toBe(404);
      const { id } = await planCampaign(coordinator, LOCAL);
      const [gone = ''] = await taken(id, 1);
      await choose(gone, 'faible');
      await reader.send(await reader.open(`${gone}/retrait`));
      expect((await reader.open(`${gone}/territoire`)).status).toBe(404);
    });

    it('have ids of their own, two choices at least, and are ten at most', async () => {
      const refused = (questions: object[]) => ({
        body: {
          ...{ nom: 'Essai', territoire: 'departement-62', profil: 'agent-d-accueil' },
          ...{ participation: 'ouverte', questions_locales: questions },
          ...{ ouverture: '2026-01-01T00:00:00Z', fermeture: '2099-01-01T00:00:00Z' },
          consentement: { texte: 'Essai.', resultats_de_groupe: true },
        },
      });
      const eleven = Array.from({ length: 11 }, (_, at) => ({ ...QUESTION, id: `q${at}` }));
      for (const [questions, status, code] of [
        [[QUESTION, QUESTION], 422, 'diagnostics.doubled_local_question'],
        [[{ ...QUESTION, choix: QUESTION.choix.slice(1) }], 400, 'platform.invalid_input'],
        [eleven, 400, 'platform.invalid_input'],
      ] as const) {
        const made = await operate(coordinator, 'creerCampagne', refused([...questions]));
        expectProblem(made, status, code);
      }
    });
  });
}
