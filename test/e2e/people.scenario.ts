import { eventually } from '@maillage/testing';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person as Somebody } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

interface Known {
  readonly id: string;
  readonly source: string;
  readonly categorie: string;
  readonly [field: string]: unknown;
}
const ADA = {
  reference: 'p-ada',
  categorie: 'beneficiaire',
  prenom: 'Adélaïde',
  nom: 'Zythophile',
  courriel: 'ada@exemple.fr',
  telephone: '+33 6 12 34 56 78',
};
const workshop = (sourceId: string, refs: readonly string[], worker = 'med-17'): object => ({
  source_id: sourceId,
  type: 'collectif',
  date: '2026-03-14',
  duree: 60,
  type_lieu: 'autre',
  lieu_code_insee: '62041',
  mediateur_ref: worker,
  beneficiaires: { total: 6, refs },
});

/** People: entering, reading, files of their data, erasure, and what is left of them. */
export function scenario(stage: Stage): void {
  describe('people', () => {
    const push = async (by: Somebody, ...items: object[]): Promise<void> => {
      const answer = await by.post('/v1/activites/lots', items);
      expect([answer.status, answer.body.rejetes]).toEqual([200, 0]);
    };
    const enter = async (by: Somebody, body: object): Promise<Known> => {
      const answer = await by.post('/v1/personnes', body);
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      return answer.body;
    };

    it('are refused with half of a character, which the rule of e-mail addresses would fail on', async () => {
      const partner = await stage.as('gens-un', 'partenaire');
      const answer = await partner.post('/v1/personnes', {
        reference: 'demi',
        categorie: 'beneficiaire',
        courriel: '\ud800',
      });
      expect(faultsOf(expectProblem(answer, 400, 'platform.invalid_input'))).toEqual([
        '/courriel half_character',
      ]);
    });

    it('are found again by the reference of their source, which alone is told who they are', async () => {
      const partner = await stage.as('gens-un', 'partenaire');
      const other = await stage.as('gens-deux', 'partenaire');
      const first = await enter(partner, ADA);
      expect(
        await enter(partner, { reference: ADA.reference, categorie: ADA.categorie }),
      ).toMatchObject({ id: first.id });
      expect(JSON.stringify(first)).not.toMatch(/Adélaïde|Zythophile|ada@|p-ada/);
      expect(await partner.read(`/v1/personnes/${first.id}`)).toMatchObject({
        ...ADA,
        id: first.id,
        source: 'gens-un',
      });
      expect(await stage.admin.read(`/v1/personnes/${first.id}`)).toMatchObject({ nom: ADA.nom });
      expect((await enter(other, ADA)).id).not.toBe(first.id);
      for (const path of [`/v1/personnes/${first.id}`, `/v1/personnes/${first.id}/dossier`])
        expectProblem(await other.get(path), 404, 'access.person_not_found');
      expectProblem(
        await other.post(`/v1/personnes/${first.id}/effacement`, {}),
        404,
        'access.person_not_found',
      );
      expectProblem(
        await other.post('/v1/personnes', { ...ADA, source: 'gens-un' }),
        403,
        'access.foreign_source',
      );
      expect(await enter(stage.admin, { ...ADA, source: 'gens-un' })).toMatchObject({
        id: first.id,
      });
    });

    it('are refused with every fault named, and no word of what was given', async () => {
      const partner = await stage.as('gens-un', 'partenaire');
      const refused = await partner.post('/v1/personnes', {
        reference: 'a\u0001b',
        categorie: 'roi',
        courriel: 'pas-une-adresse',
        telephone: 'canari',
        surnom: 'x',
      });
      const problem = expectProblem(refused, 400, 'platform.invalid_input');
      expect(new Set(faultsOf(problem).map((fault) => fault.split(' ')[0]))).toEqual(
        new Set(['/reference', '/categorie', '/courriel', '/telephone', '/surnom']),
      );
      expect(refused.text).not.toMatch(/pas-une-adresse|canari/);
    });

    it('give their workers back to the source that named them, and to others a pseudonym', async () => {
      const partner = await stage.as('gens-trois', 'partenaire');
      await push(
        partner,
        workshop('g-1', ['p-1'], 'med@canari.fr'),
        workshop('g-2', ['p-1'], 'med@canari.fr'),
      );
      const own = await partner.read('/v1/activites/par-source/g-1');
      expect(own.mediateur_ref).toBe('med@canari.fr');
      const listed = (await stage.admin.walk('/v1/activites?source=gens-trois')).map(
        (one) => one.mediateur_ref,
      );
      expect(new Set(listed).size).toBe(1);
      expect(listed[0]).toMatch(/^[\w-]{22}$/);
      const again = await partner.post('/v1/activites/lots', [
        workshop('g-1', ['p-1'], 'med@canari.fr'),
      ]);
      expect(again.body.inchanges).toBe(1);
    });

    it('have all that is kept about them in one file, and nothing about others', async () => {
      const partner = await stage.as('gens-quatre', 'partenaire');
      await push(
        partner,
        workshop('d-1', ['p-ada', 'p-2']),
        workshop('d-2', ['p-2']),
        workshop('d-3', ['p-ada']),
      );
      const { id } = await enter(partner, ADA);
      const file = await eventually(async () => partner.read(`/v1/personnes/${id}/dossier`));
      expect(file.personne).toMatchObject(ADA);
      const kept = file.services.find(({ service }) => service === 'activities')?.donnees ?? [];
      expect(kept.map((one) => [one.source_id, one.role])).toEqual([
        ['d-1', 'beneficiaire'],
        ['d-3', 'beneficiaire'],
      ]);
      const worker = await enter(partner, { reference: 'med-17', categorie: 'mediateur' });
      const led = await partner.read(`/v1/personnes/${worker.id}/dossier`);
      expect(led.services.flatMap(({ donnees }) => donnees.map((one) => one.role))).toEqual([
        'mediateur',
        'mediateur',
        'mediateur',
      ]);
    });

    it('are forgotten at once, with one receipt for ever, while counts stay right', async () => {
      const partner = await stage.as('gens-cinq', 'partenaire');
      await push(
        partner,
        workshop('e-1', ['p-ada', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6']),
        workshop('e-2', ['p-ada']),
      );
      const { id } = await enter(partner, ADA);
      const before = await partner.walk('/v1/activites');
      const erased = await partner.post(`/v1/personnes/${id}/effacement`, {});
      expect(erased.status).toBe(200);
      expect(erased.body).toMatchObject({
        personne_id: id,
        touche: expect.arrayContaining([
          expect.objectContaining({ table: 'person_keys', lignes: 1 }),
        ]),
      });
      expect(erased.text).not.toMatch(/Adélaïde|Zythophile|ada@|p-ada/);
      const entry = await stage.admin.read(`/v1/journal/${erased.body.entree_journal ?? ''}`);
      expect(entry).toMatchObject({
        action: 'personnes.effacer',
        service: 'access',
        sujet: { type: 'personne', id },
        acteur: { nom: 'Essai gens-cinq' },
        details: { recu: erased.body.recu_id, motif: 'demande' },
      });
      expect(
        (await partner.walk(`/v1/moi/journal?sujet=${id}&action=personnes.effacer`)).map(
          (one) => one.id,
        ),
      ).toEqual([erased.body.entree_journal]);
      for (const path of [`/v1/personnes/${id}`, `/v1/personnes/${id}/dossier`])
        expectProblem(await partner.get(path), 404, 'access.person_not_found');
      expect((await partner.post(`/v1/personnes/${id}/effacement`, {})).text).toBe(erased.text);
      const after = await partner.walk('/v1/activites');
      expect(after).toEqual(before);
      // A person who comes back is somebody new: nothing leads from them to what the erased person did.
      expect((await enter(partner, { reference: 'p-ada', categorie: 'beneficiaire' })).id).not.toBe(
        id,
      );
      await push(partner, workshop('e-3', ['p-ada']));
      const known = new Set(before.flatMap((one) => one.beneficiaires?.refs ?? []));
      expect(known.size).toBe(6);
      const [newcomer] =
        (await partner.read('/v1/activites/par-source/e-3')).beneficiaires?.refs ?? [];
      expect(known.has(newcomer ?? '')).toBe(false);
    });

    it('who led an activity and were erased are named to nobody any more', async () => {
      const partner = await stage.as('gens-six', 'partenaire');
      await push(partner, workshop('f-1', [], 'med@canari.fr'));
      const { id } = await enter(partner, { reference: 'med@canari.fr', categorie: 'mediateur' });
      expect((await partner.post(`/v1/personnes/${id}/effacement`, {})).status).toBe(200);
      expect(await partner.read('/v1/activites/par-source/f-1')).not.toHaveProperty(
        'mediateur_ref',
      );
    });

    it('are not entered by a trial', async () => {
      const partner = await stage.as('gens-sept', 'partenaire');
      const tried = await partner.post('/v1/activites/lots?simulation=true', [
        workshop('s-1', ['p-essai']),
      ]);
      expect(tried.body.crees).toBe(1);
      const { id } = await enter(partner, { reference: 'p-essai', categorie: 'beneficiaire' });
      const again = await enter(partner, { reference: 'p-essai', categorie: 'beneficiaire' });
      expect(again.id).toBe(id);
    });
  });
}
