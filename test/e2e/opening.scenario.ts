import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { csvOf, imported, type Place, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';

/** Who is open when. */
export function scenario(stage: Stage): void {
  describe('places that are open', () => {
    let person: Person;
    beforeAll(async () => {
      person = await stage.as('ouverture', 'partenaire');
      const reunion = { commune: 'Saint-Denis', code_postal: '97400', code_insee: '97411' };
      await imported(
        person,
        csvOf([
          place('semaine', { horaires: 'Mo-Fr 09:00-12:00; PH off' }),
          place('feries', { horaires: 'Mo-Su,PH 09:00-12:00' }),
          place('reunion', { ...reunion, horaires: 'Mo-Fr 09:00-12:00' }),
          place('illisible', { horaires: 'le matin' }),
          place('sans'),
        ]),
      );
    });
    const open = async (instant: string, more = ''): Promise<string[]> => {
      const address = `/v1/lieux?source=ouverture&ouvert_a=${encodeURIComponent(instant)}${more}`;
      const found = await person.walk(address);
      return (found as Place[]).map(({ identifiants: [one] }) => one?.id ?? '').sort();
    };

    it('are so by their own clock, and on public holidays where they say it', async () => {
      expect(await open('2026-07-13T10:00:00+02:00')).toEqual(['feries', 'semaine']);
      expect(await open('2026-07-14T10:00:00+02:00')).toEqual(['feries']);
      expect(await open('2026-07-13T08:00:00+02:00')).toEqual(['reunion']);
      expect(await open('2026-07-13T22:00:00Z')).toEqual([]);
      expect(
        await open('2026-07-13T10:00:00+02:00', '&territoire=departement-62&limite=1'),
      ).toEqual(['feries', 'semaine']);
    });

    it('are asked for by an instant with its zone', async () => {
      for (const text of ['2026-07-13T10:00:00', '2026-02-30T10:00:00Z', 'maintenant']) {
        const answer = await person.get(`/v1/lieux?ouvert_a=${text}`);
        expectProblem(answer, 400, 'platform.invalid_input');
      }
    });
  });
}
