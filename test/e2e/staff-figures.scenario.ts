import { eventually } from '@maillage/testing';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

// Île-de-Sein lies in no other scenario.
const COMMUNE = '29083';

/** How many are in post, and where nobody is, on any day. */
export function scenario(stage: Stage): void {
  describe('who is in post, in figures', () => {
    let writer: Person;
    let reader: Person;
    beforeAll(async () => {
      writer = await stage.as('chiffres-postes', 'partenaire');
      reader = await stage.as('chiffres-postes-lecteur', 'national');
    });

    const figure = async (id: string, day: string, par = ''): Promise<readonly object[]> =>
      (
        await reader.read(
          `/v1/indicateurs/${id}/valeurs?territoire=commune-${COMMUNE}&du=${day}&au=${day}${par}`,
        )
      ).valeurs;
    const told = async (day: string) => {
      const ids = ['structures', 'postes_pourvus', 'equivalents_temps_plein', 'professionnels'];
      const values = await Promise.all(
        [...ids, 'communes_sans_professionnel'].map(async (id) => (await figure(id, day))[0]),
      );
      return values.map((one) => (one as { valeur?: number } | undefined)?.valeur);
    };
    const enter = async (operation: 'inscrireStructure' | 'inscrireProfessionnel', body: object) =>
      (await operate(writer, operation, { body: body })).body.id;
    // Whatever the hour, what is entered now is there by then.
    const LATER = '2090-01-01';

    it('count posts on the days on which they are held, and somebody with two posts once', async () => {
      const house = { code_insee: COMMUNE, sans_identifiant: { raison: 'inconnu' } };
      const hall = await enter('inscrireStructure', { ...house, nom: 'Mairie', type: 'commune' });
      const school = await enter('inscrireStructure', { ...house, nom: 'Centre social' });
      const who = await enter('inscrireProfessionnel', { profils: ['secretaire_mairie'] });
      const hold = async (structure_id: string, over: object) =>
        operate(writer, 'inscrirePoste', {
          body: { structure_id, professionnel_id: who, quotite: 0.4, ...over },
        });
      expect((await hold(hall, { du: '2024-02-01', au: '2024-12-31' })).status).toBe(201);
      const second = await hold(school, { du: '2024-06-01', contrat: 'CDI' });
      expect(second.status).toBe(201);
      await eventually(async () => {
        expect(await told('2024-01-31')).toEqual([0, 0, 0, 0, 1]);
        expect(await told('2024-02-01')).toEqual([0, 1, 0.4, 1, 0]);
        expect(await told('2024-06-01')).toEqual([0, 2, 0.8, 1, 0]);
        expect(await told(LATER)).toEqual([2, 1, 0.4, 1, 0]);
      });
      expect(await figure('postes_pourvus', '2024-06-01', '&par=contrat')).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ dimensions: { contrat: 'CDI' }, valeur: 1 }),
          expect.objectContaining({ dimensions: { contrat: 'non_renseigne' }, valeur: 1 }),
        ]),
      );

      // The house that closes ends what is held in it.
      const read = await writer.get(`/v1/structures/${school}`);
      const closed = await operate(writer, 'corrigerStructure', {
        path: { id: school },
        headers: { 'if-match': read.headers.get('etag') ?? '' },
        body: { fermeture: { date: '2025-03-31' } },
        type: 'application/merge-patch+json',
      });
      expect(closed.status).toBe(200);
      await eventually(async () => {
        expect(await told('2025-03-31')).toEqual([0, 1, 0.4, 1, 0]);
        expect(await told('2025-04-01')).toEqual([0, 0, 0, 0, 1]);
        expect(await told(LATER)).toEqual([1, 0, 0, 0, 1]);
      });
    });
  });
}
