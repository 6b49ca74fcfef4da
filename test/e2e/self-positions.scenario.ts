import { Browsing } from '../kit/browse.js';
import { beginOn, planCampaign } from '../kit/campaign.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** Where people think to stand, said before the test and shown beside its result. */
export function scenario(stage: Stage): void {
  describe('where somebody thinks to stand', () => {
    let coordinator: Person;
    let reader: Browsing;
    beforeAll(async () => {
      coordinator = await stage.as('reperage', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.base);
    });

    const address = async (): Promise<string> => {
      const { id } = await planCampaign(coordinator);
      const body = { nature: 'personnelle' };
      const made = await operate(coordinator, 'creerAdressesCampagne', { path: { id }, body });
      return new URL(made.body.adresses[0]?.adresse ?? '').pathname;
    };
    const say = async (path: string, fields: Readonly<Record<string, string>>) => {
      const { text } = await reader.open(`${path}/reperage`);
      const [, jeton = ''] = /name="jeton" value="([^"]+)"/.exec(text) ?? [];
      return reader.post(`${path}/reperage`, { jeton, ...fields });
    };

    it('is said before the first answer, changes no question, and stands beside the result', async () => {
      const path = await address();
      expect((await reader.open(`${path}/reperage`)).status).toBe(404);
      const first = await beginOn(reader, path, { amenagee: 'oui' });
      expect(first.text).toContain('dire où je pense en être');
      const empty = await say(path, { 'reperage-1': 'x' });
      expect([empty.status, empty.text.includes('Vous n’avez rien choisi')]).toEqual([422, true]);
      let page = await say(path, { 'reperage-1': 'debut' });
      const question = (text: string) => /id="question"[^>]*>([^<]+)</.exec(text)?.[1];
      expect(question(page.text)).toBe(question(first.text));
      for (let place = 1; place <= 5; place++) page = await reader.send(page, { geste: 'inconnu' });
      expect(page.text).toContain('Ce que vous pensiez, et ce que disent vos réponses');
      expect(page.text).toContain(
        'Vous aviez dit : Je débute. Vos réponses vont dans le même sens.',
      );
      expect((await reader.open(`${path}/reperage`)).status).toBe(404);
    });

    it('is asked of nobody who has answered, and shown to nobody who said nothing', async () => {
      const path = await address();
      let page = await beginOn(reader, path, { amenagee: 'oui' });
      page = await reader.send(page, { geste: 'inconnu' });
      expect(page.text).not.toContain('dire où je pense en être');
      expect((await reader.open(`${path}/reperage`)).status).toBe(404);
      for (let place = 2; place <= 5; place++) page = await reader.send(page, { geste: 'inconnu' });
      expect(page.text).toContain('Votre résultat');
      expect(page.text).not.toContain('Ce que vous pensiez');
    });
  });
}
