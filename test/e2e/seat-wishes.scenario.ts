import { eventually } from '@maillage/testing';
import { Client } from 'pg';
import { Browsing } from '../kit/browse.js';
import { beginOn, planCampaign } from '../kit/campaign.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const FILLED = {
  'competence-1.1': 'oui',
  urgence: 'des_que_possible',
  'disponibilite-matin': 'oui',
  'disponibilite-a_distance': 'oui',
  courriel: 'ada.lovelace@exemple.fr',
  accord: 'oui',
};

/** People who take part and agree, apart, to be invited to a training. */
export function scenario(stage: Stage): void {
  describe('a wish to be invited', () => {
    let coordinator: Person;
    let reader: Browsing;
    let database: Client;
    beforeAll(async () => {
      database = new Client({ connectionString: stage.databaseUrl });
      await database.connect();
      coordinator = await stage.as('souhaits', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.base);
    });
    afterAll(() => database.end());

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
    /** Sends the form of a kind that the page has. */
    const send = async (
      address: string,
      deed: 'inviter' | 'retirer',
      fields: Readonly<Record<string, string>> = {},
    ) => {
      const { text } = await reader.open(`${address}/invitation`);
      const forms = [
        ...text.matchAll(
          /name="jeton" value="([^"]+)"\/><input type="hidden" name="geste" value="(\w+)"/g,
        ),
      ];
      const [, jeton = ''] = forms.find(([, , geste]) => geste === deed) ?? [];
      return reader.post(`${address}/invitation`, { jeton, geste: deed, ...fields });
    };
    const wishes = async (person = coordinator) => {
      const listed = await operate(person, 'listerSouhaits', { query: 'limite=500' });
      if (listed.status !== 200) throw new Error(listed.text);
      return listed.body.data;
    };

    it('is listed under a pseudonym, with what, how far, when; and nobody is in it', async () => {
      const before = (await wishes()).map(({ id }) => id);
      const address = await taken();
      expect((await send(address, 'inviter', FILLED)).text).toContain('C’est noté');
      const [wish, ...others] = (await wishes()).filter(({ id }) => !before.includes(id));
      expect(others).toEqual([]);
      expect(wish).toMatchObject({
        territoire: 'epci-200033579',
        urgence: 'des_que_possible',
        disponibilites: ['matin', 'a_distance'],
        competences: [{ competence: '1.1' }],
      });
      const [one] = wish?.competences ?? [];
      const sum =
        (one?.au_niveau ?? 0) + (one?.faible ?? 0) + (one?.moyen ?? 0) + (one?.grand ?? 0);
      expect(sum).toBeCloseTo(1, 12);
      expect(JSON.stringify(wish)).not.toContain('ada');
      expect((await reader.open(`${address}/invitation`)).text).not.toContain('ada.lovelace');
      const elsewhere = await stage.as('souhaits-ailleurs', 'coordinateur', 'departement-59');
      expect((await wishes(elsewhere)).filter(({ id }) => id === wish?.id)).toEqual([]);
      // Said again, it takes the place of what was said.
      await send(address, 'inviter', { ...FILLED, urgence: 'sans_urgence' });
      const again = (await wishes()).filter(({ id }) => !before.includes(id));
      expect(again).toMatchObject([{ id: wish?.id, urgence: 'sans_urgence' }]);
    });

    it('keeps nothing without consent, and asks for what is missing', async () => {
      const before = await wishes();
      const address = await taken();
      const { accord: _, ...silent } = FILLED;
      for (const [fields, told] of [
        [silent, 'Sans votre accord'],
        [{ ...FILLED, courriel: 'ada' }, 'ne peut pas être juste'],
        [{ ...FILLED, courriel: '' }, 'Donnez un courriel'],
        [{ accord: 'oui' }, 'Choisissez d’une à trois'],
      ] as const) {
        const page = await send(address, 'inviter', fields);
        expect([page.status, page.text.includes(told)]).toEqual([422, true]);
      }
      expect(await wishes()).toEqual(before);
      const waiting = await taken(false);
      expect((await reader.open(`${waiting}/invitation`)).status).toBe(404);
    });

    it('is taken back by its button, and with the participation', async () => {
      const before = await wishes();
      const address = await taken();
      await send(address, 'inviter', FILLED);
      expect(await wishes()).toHaveLength(before.length + 1);
      expect((await send(address, 'retirer')).text).not.toContain('C’est noté');
      expect(await wishes()).toEqual(before);
      await send(address, 'inviter', FILLED);
      await reader.send(await reader.open(`${address}/retrait`));
      await eventually(async () => expect(await wishes()).toEqual(before));
    });

    it('stands in the file of the person, with its contact, and is gone once the person is erased', async () => {
      const before = await wishes();
      const known = new Set(before.map(({ id }) => id));
      await send(await taken(), 'inviter', FILLED);
      const wish = (await wishes()).find(({ id }) => !known.has(id));
      const { rows } = await database.query<{ person_id: string; wish: object }>(
        'SELECT person_id, to_jsonb(w) AS wish FROM diagnostics.seat_wishes AS w WHERE id = $1',
        [wish?.id],
      );
      const [kept] = rows;
      expect(JSON.stringify(kept)).not.toContain('ada');
      const path = { id: kept?.person_id ?? '' };
      const file = await operate(stage.admin, 'lireDossier', { path });
      expect(file.text).toContain('ada.lovelace@exemple.fr');
      expect(file.text).toContain('souhait_de_formation');
      await operate(stage.admin, 'effacerPersonne', { path });
      await eventually(async () => expect(await wishes()).toEqual(before));
    });
  });
}
