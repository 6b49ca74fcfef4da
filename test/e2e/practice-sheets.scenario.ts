import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { Browsing } from '../kit/browse.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** What works with which tool in which town hall. */
export function scenario(stage: Stage): void {
  describe('practice sheets', () => {
    let writer: Person;
    let other: Person;
    let partner: Person;
    beforeAll(async () => {
      writer = await stage.as('fiches', 'coordinateur', 'departement-62');
      other = await stage.as('fiches-nord', 'coordinateur', 'departement-59');
      partner = await stage.as('fiches-partenaire', 'partenaire');
    });

    const SHEET = {
      ...{ territoire: 'departement-62', titre: 'Zagenda : un agenda pour trois mairies' },
      ...{ contexte: 'Une secrétaire partagée.', outils: ['agenda partagé'] },
      etapes: ['Ouvrir un agenda par mairie.', 'Le partager.'],
    };
    const enter = async (over: object = {}) => {
      const made = await operate(writer, 'inscrireFichePratique', { body: { ...SHEET, ...over } });
      if (made.status !== 201) throw new Error(made.text);
      const path = { id: made.body.id };
      return { path, sheet: made.body, headers: { 'if-match': made.headers.get('etag') ?? '' } };
    };
    const read = async (path: { id: string }) =>
      (await operate(partner, 'lireFichePratique', { path })).body;

    it('are written inside the fence, and found by words and tools', async () => {
      const { sheet } = await enter({ source_id: 'f-1' });
      expect(sheet).toMatchObject({ ...SHEET, licence: 'etalab-2.0', publiee: true, copies: 0 });
      const outside = { body: { ...SHEET, territoire: 'departement-59' } };
      const refused = await operate(writer, 'inscrireFichePratique', outside);
      expectProblem(refused, 403, 'training.outside_fence');
      const again = await operate(writer, 'inscrireFichePratique', {
        body: { ...SHEET, source_id: 'f-1' },
      });
      expectProblem(again, 409, 'training.sheet_exists');
      const found = async (query: string) =>
        (await operate(partner, 'listerFichesPratiques', { query })).body.data.map(({ id }) => id);
      expect(await found('q=zagendas')).toContain(sheet.id);
      expect(await found(`q=zagenda&outil=${encodeURIComponent('agenda partagé')}`)).toContain(
        sheet.id,
      );
      expect(await found('q=zagenda&outil=tableur')).toEqual([]);
      expect(await found('q=zagenda&territoire=departement-59')).toEqual([]);
    });

    it.each([
      [{ url: 'javascript:alert(1)' }, 'training.bad_address'],
      [{ url: 'exemple.fr' }, 'training.bad_address'],
      [{ structure_id: randomUUID() }, 'training.unknown_structure'],
      [{ territoire: 'ici' }, 'training.unknown_territory'],
    ])('refuse %j', async (over, code) => {
      const body = { ...SHEET, ...over };
      expectProblem(await operate(writer, 'inscrireFichePratique', { body }), 422, code);
    });

    it('name a structure by an id, which a word is not', async () => {
      const body = { ...SHEET, structure_id: 'mairie' };
      const refused = await operate(writer, 'inscrireFichePratique', { body });
      expect(faultsOf(expectProblem(refused, 400, 'platform.invalid_input'))).toHaveLength(1);
    });

    it('name a structure of the directory', async () => {
      const house = {
        nom: 'Mairie',
        code_insee: '62041',
        sans_identifiant: { raison: 'inconnu' },
      } as const;
      const { body: hall } = await operate(writer, 'inscrireStructure', { body: house });
      await eventually(async () => {
        const made = await operate(writer, 'inscrireFichePratique', {
          body: { ...SHEET, structure_id: hall.id },
        });
        expect([made.status, made.body.structure_id]).toEqual([201, hall.id]);
      });
    });

    it('are taken up and adapted, with where they come from and what changed there since', async () => {
      const { path, headers } = await enter({ licence: 'CC-BY-SA-4.0' });
      const copied = await operate(other, 'copierFichePratique', {
        path,
        body: { territoire: 'departement-59', titre: 'Zagenda du Nord', licence: 'CC0-1.0' },
      });
      // Who adapts a sheet under a licence "share alike" keeps it.
      expect(copied.body).toMatchObject({
        ...{ titre: 'Zagenda du Nord', etapes: SHEET.etapes, licence: 'CC-BY-SA-4.0' },
        origine: { id: path.id, version: 1, modifiee: false, retiree: false },
      });
      expect(await read(path)).toMatchObject({ copies: 1 });
      const changed = await operate(writer, 'remplacerFichePratique', {
        ...{ path, headers: { 'if-match': `"${path.id}.1"` } },
        body: { ...SHEET, etapes: ['Tout autrement.'] },
      });
      expect(changed.status).toBe(200);
      const copy = { id: copied.body.id };
      expect(await read(copy)).toMatchObject({ origine: { version: 1, modifiee: true } });
      const copies = await operate(partner, 'listerFichesPratiques', {
        query: `origine=${path.id}`,
      });
      expect(copies.body.data.map(({ id }) => id)).toEqual([copy.id]);
      const stale = { path, headers };
      expect((await operate(writer, 'retirerFichePratique', stale)).status).toBe(412);
      const now = changed.headers.get('etag') ?? '';
      const gone = await operate(writer, 'retirerFichePratique', {
        path,
        headers: { 'if-match': now },
      });
      expect(gone.status).toBe(204);
      expect(await read(copy)).toMatchObject({ origine: { retiree: true } });
    });

    it('are thanked for once by each person, however often that is sent', async () => {
      const { path } = await enter();
      const thank = (person: Person, body: object) =>
        operate(person, 'remercierFichePratique', { path, body });
      for (const body of [
        {},
        {},
        { personne_ref: 'ana' },
        { personne_ref: 'ana' },
        { personne_ref: 'bo' },
      ])
        expect((await thank(partner, body)).status).toBe(204);
      expect((await thank(other, { personne_ref: 'ana' })).status).toBe(204);
      expect(await read(path)).toMatchObject({ remerciements: 4 });
      const back = { path, query: 'personne_ref=bo' };
      expect((await operate(partner, 'retirerRemerciement', back)).status).toBe(204);
      expect(await read(path)).toMatchObject({ remerciements: 3 });
    });

    it('are read by everybody where they are published, and by nobody else where they are not', async () => {
      const { path } = await enter({ titre: 'Zagenda <b>gras</b>' });
      const { path: hidden } = await enter({ titre: 'Zagenda caché', publiee: false });
      const browsing = new Browsing(stage.base);
      const page = await browsing.open(`/v1/fiches-pratiques/${path.id}/publication`);
      expect(page.text).toContain('Zagenda &lt;b>gras&lt;/b>');
      const listed = await browsing.open('/v1/fiches-pratiques/publiees?q=zagenda');
      expect(listed.text).toContain(path.id);
      expect(listed.text).not.toContain(hidden.id);
      const { status } = await browsing.open(`/v1/fiches-pratiques/${hidden.id}/publication`);
      expect(status).toBe(404);
      expectProblem(
        await operate(partner, 'remercierFichePratique', { path: hidden, body: {} }),
        404,
        'training.sheet_not_found',
      );
    });
  });
}
