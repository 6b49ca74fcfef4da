import { Browsing } from '../kit/browse.js';
import type { Person } from '../kit/person.js';
import { addressOf, askingEmployer, enrolled, openSession } from '../kit/seats.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** Pages by which people, and employers, answer without account. */
export function scenario(stage: Stage): void {
  describe('pages of a seat', () => {
    let coordinator: Person;
    let reader: Browsing;
    beforeAll(async () => {
      coordinator = await stage.as('places', 'coordinateur', 'departement-62');
      reader = new Browsing(stage.admin.base);
    });

    const state = async (id: string) =>
      (await operate(coordinator, 'lireInscription', { path: { id } })).body.etat;
    const cancel = (id: string) =>
      operate(coordinator, 'agirInscription', { path: { id }, body: { geste: 'annuler' } });

    it('show an offer, which a button takes: opening changes nothing, twice is once', async () => {
      const { id } = await openSession(coordinator, 'Le budget, en clair');
      const [a, b] = [await enrolled(coordinator, id), await enrolled(coordinator, id)];
      const path = await addressOf(coordinator, b.id);
      const waiting = await reader.open(path);
      expect(waiting.text).toContain('liste d’attente');
      await cancel(a.id);
      const offered = await reader.open(path);
      expect(offered.text).toContain('Le budget, en clair');
      expect(offered.text).toContain('Mairie d’Arras, 1 place de la Mairie');
      expect(offered.text).toContain('23 octobre 2098, 09 h 00');
      expect(offered.text).not.toContain(b.personne_id);
      expect(await state(b.id)).toBe('offerte');
      const taken = await reader.send(offered, { geste: 'accepter' });
      expect(taken.text).toContain('Vous avez une place.');
      const again = await reader.send(offered, { geste: 'accepter' });
      expect(again.status).toBe(200);
      expect(await state(b.id)).toBe('inscrite');
    });

    it('say that an answer came too late, and change nothing', async () => {
      const { id } = await openSession(coordinator, 'Le budget');
      const [a, b] = [await enrolled(coordinator, id), await enrolled(coordinator, id)];
      const path = await addressOf(coordinator, b.id);
      await cancel(a.id);
      const offered = await reader.open(path);
      await cancel(b.id);
      const late = await reader.send(offered, { geste: 'accepter' });
      expect(late.text).toContain('C’était trop tard');
      expect(await state(b.id)).toBe('annulee');
      // Nothing but what the page offers is done.
      const odd = await reader.send(offered, { geste: 'accorder' });
      expect(odd.status).toBe(200);
      expect(await state(b.id)).toBe('annulee');
    });

    it('let a seat go to the next person', async () => {
      const { id } = await openSession(coordinator, 'Le budget');
      const [a, b] = [await enrolled(coordinator, id), await enrolled(coordinator, id)];
      const page = await reader.open(await addressOf(coordinator, a.id));
      await reader.send(page, { geste: 'annuler' });
      expect([await state(a.id), await state(b.id)]).toEqual(['annulee', 'offerte']);
    });

    it('ask an employer, who is told no level and no name', async () => {
      const structure_id = await askingEmployer(coordinator);
      const { id } = await openSession(coordinator, 'Le budget');
      const asked = await enrolled(coordinator, id, { structure_id });
      expect(asked).toMatchObject({ etat: 'accord_attendu', place_tenue: true });
      const path = await addressOf(coordinator, asked.id, 'employeur');
      const page = await reader.open(`${path}?lang=en`);
      expect(page.text).toContain('I agree');
      expect(page.text).not.toContain(asked.personne_id);
      const french = await reader.open(path);
      const agreed = await reader.send(french, { geste: 'accorder' });
      expect(agreed.text).toContain('Vous avez donné votre accord.');
      expect(await state(asked.id)).toBe('inscrite');
    });

    it('are gone when their address is revoked', async () => {
      const { id } = await openSession(coordinator, 'Le budget');
      const one = await enrolled(coordinator, id);
      const path = { id: one.id };
      const made = await operate(coordinator, 'creerAdresseInscription', {
        path,
        body: { pour: 'personne' },
      });
      const sent = { path: { ...path, adresse: made.body.id } };
      expect((await operate(coordinator, 'revoquerAdresseInscription', sent)).status).toBe(204);
      expect((await operate(coordinator, 'revoquerAdresseInscription', sent)).status).toBe(404);
      expect((await reader.open(made.body.adresse)).status).toBe(404);
    });
  });
}
