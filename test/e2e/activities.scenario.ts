import { eventually } from '@maillage/testing';
import { activity, type Entry, ledgerOf, type Outcome, push } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { named, ODD_IDS } from '../kit/odd-ids.js';
import type { Stage } from '../kit/stage.js';

const verdicts = (outcome: Outcome): string[] =>
  outcome.items.map(({ index, source_id, verdict }) => `${index} ${source_id} ${verdict}`);

/** Batches, corrections, withdrawals. */
export function scenario(stage: Stage): void {
  describe('activities', () => {
    it('takes a JSON list, with one verdict for each item in order', async () => {
      const person = await stage.as('lot-json', 'partenaire');
      const items = [
        activity('a'),
        activity('b', { duree: 0 }),
        activity('c', { type: 'collectif', beneficiaires: { total: 3 } }),
      ];
      const answer = await person.post('/v1/activites/lots', items);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        recus: 3,
        crees: 2,
        modifies: 0,
        inchanges: 0,
        rejetes: 1,
      });
      expect(verdicts(answer.body)).toEqual(['0 a cree', '1 b rejete', '2 c cree']);
      expect(answer.body.items[1]?.erreurs).toEqual([
        expect.objectContaining({ pointeur: '/duree' }),
      ]);
      expect(await ledgerOf(person)).toEqual(['a', 'c']);
    });

    it('takes 5,000 lines of NDJSON across several transactions, and lists each exactly once', async () => {
      const person = await stage.as('lot-ndjson', 'partenaire');
      const items = Array.from({ length: 5_000 }, (_, i) =>
        activity(`n-${String(i).padStart(4, '0')}`, i % 1_000 === 999 ? { type: 'danse' } : {}),
      );
      const outcome = await push(person, items);
      expect(outcome).toMatchObject({ recus: 5_000, crees: 4_995, rejetes: 5 });
      expect(verdicts(outcome)).toEqual(
        items.map(
          ({ source_id }, i) => `${i} ${source_id} ${i % 1_000 === 999 ? 'rejete' : 'cree'}`,
        ),
      );
      const good = items.filter((_, i) => i % 1_000 !== 999).map(({ source_id }) => source_id);
      expect(await ledgerOf(person)).toEqual(good);
    });

    it('counts all but lists only the refused with verdicts=rejets', async () => {
      const person = await stage.as('lot-rejets', 'partenaire');
      const outcome = await push(
        person,
        [activity('a'), activity('b', { date: 'hier' }), activity('c')],
        '?verdicts=rejets',
      );
      expect(outcome).toMatchObject({ recus: 3, crees: 2, rejetes: 1 });
      expect(verdicts(outcome)).toEqual(['1 b rejete']);
    });

    it('writes nothing with simulation=true, and says the same as in earnest', async () => {
      const person = await stage.as('lot-essai', 'partenaire');
      await push(person, [activity('a'), activity('b')]);
      const next = [
        activity('a'),
        activity('b', { duree: 50 }),
        activity('c'),
        activity('d', { duree: -1 }),
      ];
      const tried = await push(person, next, '?simulation=true');
      expect(tried.simulation).toBe(true);
      expect(await ledgerOf(person)).toEqual(['a', 'b']);
      expect((await person.read('/v1/activites/par-source/b')).duree).toBe(45);
      expect(verdicts(await push(person, next))).toEqual(verdicts(tried));
      expect(verdicts(tried)).toEqual(['0 a inchange', '1 b modifie', '2 c cree', '3 d rejete']);
    });

    it('changes nothing when a batch comes again, and keeps the id through a correction', async () => {
      const person = await stage.as('lot-encore', 'partenaire');
      const first = await push(person, [activity('a'), activity('b')]);
      expect(await push(person, [activity('a'), activity('b')])).toMatchObject({
        crees: 0,
        modifies: 0,
        inchanges: 2,
      });
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({ version: 1 });
      const second = await push(person, [activity('a', { duree: 60 }), activity('b')]);
      expect(verdicts(second)).toEqual(['0 a modifie', '1 b inchange']);
      expect(second.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({
        version: 2,
        duree: 60,
        id: first.items[0]?.id,
      });
    });

    it('completes what was left out as non_communique, and never shows a reference of a person', async () => {
      const person = await stage.as('lot-refs', 'partenaire');
      const beneficiaires = { total: 3, genres: { feminin: 2 }, refs: ['madame-dupont'] };
      await push(person, [
        activity('a', { type: 'collectif', beneficiaires }),
        activity('b', { type: 'collectif', beneficiaires }),
      ]);
      const answer = await person.get<Entry>('/v1/activites/par-source/a');
      const other = await person.read('/v1/activites/par-source/b');
      expect(answer.body.beneficiaires.genres).toMatchObject({
        feminin: 2,
        masculin: 0,
        non_communique: 1,
      });
      expect(answer.text).not.toContain('dupont');
      expect(answer.body.beneficiaires.refs).toHaveLength(1);
      expect(other.beneficiaires?.refs).toEqual(answer.body.beneficiaires.refs);
    });

    it('answers 304 to a caller that has the state already', async () => {
      const person = await stage.as('lot-etag', 'partenaire');
      const { items } = await push(person, [activity('a')]);
      const path = `/v1/activites/${items[0]?.id}`;
      const etag = (await person.get(path)).headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await person.get(path, { 'if-none-match': etag });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      await push(person, [activity('a', { duree: 50 })]);
      expect((await person.get(path, { 'if-none-match': etag })).status).toBe(200);
    });

    it('withdraws only on the state that was read: 428 without If-Match, 412 when stale', async () => {
      const person = await stage.as('lot-retrait', 'partenaire');
      const path = '/v1/activites/par-source/a';
      const [created] = (await push(person, [activity('a'), activity('b')])).items;
      const stale = (await person.get(path)).headers.get('etag') ?? '';
      await push(person, [activity('a', { duree: 50 })]);
      expectProblem(await person.delete(path), 428, 'platform.if_match_required');
      expectProblem(await person.delete(path, { 'if-match': stale }), 412, 'platform.stale');
      expect(await ledgerOf(person)).toEqual(['a', 'b']);
      const etag = (await person.get(path)).headers.get('etag') ?? '';
      const withdrawn = await person.delete(path, { 'if-match': etag });
      expect([withdrawn.status, withdrawn.text]).toEqual([204, '']);
      expectProblem(await person.get(path), 404, 'activities.activity_not_found');
      expectProblem(
        await person.get(`/v1/activites/${created?.id}`),
        404,
        'activities.activity_not_found',
      );
      expectProblem(
        await person.delete(path, { 'if-match': etag }),
        404,
        'activities.activity_not_found',
      );
      expect(await ledgerOf(person)).toEqual(['b']);
      expect((await push(person, [activity('a')])).items).toEqual([
        expect.objectContaining({ verdict: 'modifie', id: created?.id }),
      ]);
    });

    it('reads and withdraws an activity by any id that it took', async () => {
      const person = await stage.as('lot-noms', 'partenaire');
      const outcome = await push(
        person,
        ODD_IDS.map((id) => activity(id)),
      );
      expect([outcome.crees, await ledgerOf(person)]).toEqual([ODD_IDS.length, ODD_IDS.toSorted()]);
      for (const id of ODD_IDS) {
        const path = `/v1/activites/par-source?${named(id)}`;
        const answer = await person.get<Entry>(path);
        expect([id, answer.status, answer.body.source_id]).toEqual([id, 200, id]);
        const etag = answer.headers.get('etag') ?? '';
        expect([id, (await person.delete(path, { 'if-match': etag })).status]).toEqual([id, 204]);
        expect([id, (await person.get(path)).status]).toEqual([id, 404]);
      }
      expect(await ledgerOf(person)).toEqual([]);
      expectProblem(await person.get('/v1/activites/par-source'), 400, 'platform.invalid_input');
      expectProblem(await person.delete('/v1/activites/par-source'), 400, 'platform.invalid_input');
    });

    it('takes no id that every address would be refused for', async () => {
      const person = await stage.as('lot-cle', 'partenaire');
      const { items } = await push(person, [activity('mlg_0123456789abcdef_x'), activity('b')]);
      expect(items.map((one) => [one.verdict, ...faultsOf(one)])).toEqual([
        ['rejete', '/source_id secret_in_id'],
        ['cree'],
      ]);
    });

    it('places an activity in the commune of its place, once the directory has published it', async () => {
      const person = await stage.as('lot-lieu', 'partenaire');
      const csv =
        'id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\nl1,00000000000000,Lieu,Lens,62300,62498,1 rue,2025-01-01\n';
      expect((await person.send('/v1/lieux/imports', csv, 'text/csv')).status).toBe(200);
      const [place] = await person.walk('/v1/lieux?source=lot-lieu');
      const { lieu_code_insee: _, ...item } = activity('a', {
        type_lieu: 'lieu_activite',
        lieu_id: place?.id,
      });
      await eventually(async () =>
        expect(await push(person, [item])).toMatchObject({ rejetes: 0 }),
      );
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({
        lieu_id: place?.id,
        lieu_code_insee: '62498',
      });
      const contradiction = await push(person, [
        activity('b', { type_lieu: 'lieu_activite', lieu_id: place?.id, lieu_code_insee: '62041' }),
      ]);
      expect(contradiction.items[0]).toMatchObject({
        verdict: 'rejete',
        erreurs: [{ pointeur: '/lieu_code_insee', code: 'activities.contradiction' }],
      });
      const unknown = await push(person, [
        { ...item, source_id: 'c', lieu_id: '0192f000-0000-7000-8000-000000000000' },
      ]);
      expect(unknown.items[0]).toMatchObject({
        verdict: 'rejete',
        erreurs: [{ pointeur: '/lieu_id' }],
      });
    });

    it('counts two batches sent at the same time with the same items once', async () => {
      const person = await stage.as('lot-double', 'partenaire');
      const items = Array.from({ length: 300 }, (_, i) => activity(`d-${i}`));
      const outcomes = await Promise.all([0, 1, 2].map(() => push(person, items)));
      expect(outcomes.reduce((sum, { crees }) => sum + crees, 0)).toBe(300);
      expect(outcomes.reduce((sum, { inchanges }) => sum + inchanges, 0)).toBe(600);
      expect(await ledgerOf(person)).toHaveLength(300);
    });
  });
}
