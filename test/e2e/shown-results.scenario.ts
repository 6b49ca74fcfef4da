import { Browsing, formOf } from '../kit/browse.js';
import { beginOn, planCampaign, shareOn } from '../kit/campaign.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** Results that those whose they are show to whom they choose. */
export function scenario(stage: Stage): void {
  describe('a result that is shown', () => {
    let coordinator: Person;
    let reader: Browsing;
    let other: Browsing;
    beforeAll(async () => {
      coordinator = await stage.as('montrer', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.base);
      other = new Browsing(stage.base);
    });

    /** An address of one's own, at the first question or at the end. */
    const taken = async (isEnded = true): Promise<string> => {
      const { id } = await planCampaign(coordinator, { test: { longueur: 3 } });
      const body = { nature: 'personnelle' };
      const made = await operate(coordinator, 'creerAdressesCampagne', { path: { id }, body });
      const address = new URL(made.body.adresses[0]?.adresse ?? '').pathname;
      let page = await beginOn(reader, address, { amenagee: 'oui' });
      for (let place = 0; isEnded && place < 3; place++)
        page = await reader.send(page, { geste: 'inconnu' });
      return address;
    };
    const statusOf = async (path: string): Promise<number> => (await other.open(path)).status;

    it('is seen by whoever has its address, until its owner closes it', async () => {
      const address = await taken();
      const shown = await shareOn(reader, address, { quoi: 'tout' });
      const page = await other.open(shown);
      expect(page.status).toBe(200);
      for (const told of ['Un résultat qui vous est montré', 'Ensemble', '<svg'])
        expect(page.text).toContain(told);
      // Neither what is the owner's alone, nor a way to it.
      for (const hidden of ['Vous seul', address, '<form', 'Trois pas'])
        expect(page.text).not.toContain(hidden);
      for (const page of ['montrer', 'retrait', 'pause', 'attestation'])
        expect(await statusOf(`${shown}/${page}`)).toBe(404);
      const list = await reader.open(`${address}/montrer`);
      expect(list.text).toContain(shown);
      const closed = await reader.send(list);
      expect(closed.text).not.toContain(shown);
      expect(await statusOf(shown)).toBe(404);
    });

    it('is the part that was chosen, and tells nothing of the rest', async () => {
      const address = await taken();
      const whole = await other.open(await shareOn(reader, address, { quoi: 'tout' }));
      const names = [...whole.text.matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(
        ([, name]) => name,
      );
      expect(names).toHaveLength(6);
      const shown = await shareOn(reader, address, { quoi: 'domaines', 'domaine-1': 'oui' });
      const part = await other.open(shown);
      const told = names.filter((name) => part.text.includes(`<th scope="row">${name}</th>`));
      expect(told).toEqual(['Recherche, évaluation et gestion de l’information']);
      expect(part.text).toContain('Une partie du résultat seulement');
    });

    it('is made once for a form that is sent twice, and not by one that chooses nothing', async () => {
      const address = await taken();
      const page = await reader.open(`${address}/montrer`);
      const { action, values } = formOf(page);
      const { jeton = '' } = values;
      for (const chosen of [{}, { quoi: 'domaines', jours: '7' }, { quoi: 'tout', jours: '365' }]) {
        const empty = await reader.post(action, { jeton, ...chosen });
        expect([empty.status, empty.text.includes('Choisissez ce que')]).toEqual([422, true]);
      }
      const both = { jeton, quoi: 'tout', jours: '3' };
      await reader.post(action, both);
      const again = await reader.post(action, both);
      expect([...again.text.matchAll(/Fermer cette adresse/g)]).toHaveLength(1);
    });

    it('is there once the test has ended, and no more once its owner has withdrawn', async () => {
      const waiting = await taken(false);
      expect(await statusOf(`${waiting}/montrer`)).toBe(404);
      const address = await taken();
      const shown = await shareOn(reader, address, { quoi: 'tout' });
      expect(await statusOf(shown)).toBe(200);
      await reader.send(await reader.open(`${address}/retrait`));
      expect(await statusOf(shown)).toBe(404);
      expect(await statusOf(`${address}/montrer`)).toBe(404);
    });
  });
}
