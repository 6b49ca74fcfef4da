import { randomUUID } from 'node:crypto';
import { expectProblem } from '../kit/expect-problem.js';
import { csvOf, imported, place, type Row, told } from '../kit/place.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** What sources say against corrections by hand, from the file to the decision. */
export function scenario(stage: Stage): void {
  describe('a correction by hand, and its source', () => {
    let partner: Person;
    let coordinator: Person;
    beforeAll(async () => {
      partner = await stage.as('desaccords-source', 'partenaire', 'departement-62');
      coordinator = await stage.as('desaccords', 'coordinateur', 'departement-62');
    });

    /** A place of a partner, whose hours a coordinator corrects. */
    const corrected = async () => {
      const key = `desaccord-${randomUUID()}`;
      const send = (change: Row = {}) =>
        imported(partner, csvOf([place(key, { horaires: 'Mo 09:00-12:00', ...change })]));
      await send();
      const [one] = await partner.walk(`/v1/lieux?source_id=${key}`);
      const path = { id: one?.id ?? '' };
      const headers = { 'if-match': '*' };
      const body = { horaires: 'Tu 09:00-12:00' };
      await operate(coordinator, 'corrigerLieu', { path, body, headers });
      return { path, send };
    };
    const disputes = async (id: string, etat: string) => {
      const query = `cible_id=${id}&etat=${etat}&territoire=departement-62&nature=lieu`;
      return (await operate(coordinator, 'listerDesaccords', { query })).body.data;
    };
    const tagOf = async (id: string): Promise<string> =>
      (await operate(coordinator, 'lireDesaccord', { path: { id } })).headers.get('etag') ?? '';
    const decide = async (id: string, decision: string, query = '') =>
      operate(coordinator, 'deciderDesaccord', {
        ...{ path: { id }, body: { decision }, query },
        headers: { 'if-match': await tagOf(id) },
      });
    const hours = async (path: { id: string }) =>
      (await operate(coordinator, 'lireLieu', { path })).body.horaires;

    it('is flagged, kept, asked again of another value, and accepted', async () => {
      const { path, send } = await corrected();
      expect(told((await send()).remarques)).toEqual(['2 horaires held_by_hand']);
      const [open] = await disputes(path.id, 'ouvert');
      expect(open).toMatchObject({
        ...{ cible: { nature: 'lieu', id: path.id }, champ: 'horaires', etat: 'ouvert' },
        valeurs: [{ champ: 'horaires', actuel: 'Tu 09:00-12:00', source: 'Mo 09:00-12:00' }],
      });
      const id = open?.id ?? '';
      expect((await decide(id, 'garder')).body).toMatchObject({ etat: 'garde' });
      expect(told((await send()).remarques)).toEqual(['2 horaires kept_by_hand']);
      expect(await disputes(path.id, 'ouvert')).toEqual([]);
      await send({ horaires: 'We 09:00-12:00' });
      expect(await disputes(path.id, 'ouvert')).toMatchObject([{ id }]);
      expect((await decide(id, 'plus_tard')).body).toMatchObject({ etat: 'plus_tard' });
      const tried = await decide(id, 'accepter', 'simulation=true');
      expect(tried.body).toMatchObject({ etat: 'accord' });
      expect(await hours(path)).toBe('Tu 09:00-12:00');
      expect((await decide(id, 'accepter')).body).toMatchObject({ etat: 'accord' });
      expect(await hours(path)).toBe('We 09:00-12:00');
      expectProblem(await decide(id, 'garder'), 409, 'actors.already_agreed');
      await send({ horaires: 'Th 09:00-12:00' });
      expect(await hours(path)).toBe('Th 09:00-12:00');
      const versions = await operate(coordinator, 'listerVersionsDesaccord', { path: { id } });
      expect(versions.body.data.map(({ motif }) => motif)).toEqual([
        ...['Correction', 'Import', 'Décision', 'Import', 'Décision', 'Correction'],
      ]);
      expect(versions.text).not.toContain('09:00');
    });

    it('is decided as it was read, by those whose territories hold the place', async () => {
      const { path, send } = await corrected();
      await send();
      const [open] = await disputes(path.id, 'ouvert');
      const id = open?.id ?? '';
      const tag = await tagOf(id);
      await send({ horaires: 'We 09:00-12:00' });
      const decision = (headers: Readonly<Record<string, string>>) =>
        operate(coordinator, 'deciderDesaccord', {
          ...{ path: { id }, body: { decision: 'accepter' }, headers },
        });
      expectProblem(await decision({ 'if-match': tag }), 412, 'platform.stale');
      expectProblem(await decision({}), 428, 'platform.if_match_required');
      const other = await stage.as('desaccords-ailleurs', 'coordinateur', 'departement-59');
      const sent = { path: { id } };
      expect((await operate(other, 'lireDesaccord', sent)).status).toBe(404);
      expect((await operate(partner, 'lireDesaccord', sent)).status).toBe(403);
    });

    it('shows in the provenance of the place, field by field', async () => {
      const { path, send } = await corrected();
      await send();
      const [open] = await disputes(path.id, 'ouvert');
      const { body } = await operate(partner, 'lireProvenanceLieu', { path });
      const of = (name: string) => body.data.find(({ champ }) => champ === name);
      expect(of('horaires')).toMatchObject({
        ...{ origine: 'main', motif: 'Correction', desaccord_id: open?.id },
        auteur: { nature: 'client' },
      });
      expect(of('nom')).toMatchObject({ origine: 'source', motif: 'Import' });
    });
  });
}
