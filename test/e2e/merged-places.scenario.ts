import { eventually } from '@maillage/testing';
import { activity } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { csvOf, imported, place, placeChanges } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const BASTIA = { commune: 'Bastia', code_postal: '20200', code_insee: '2B033' };
const PIVOT = { pivot: '00000000000000' };
const WITHIN = { timeout: 30_000, every: 250 };

/** Places that were entered twice. */
export function scenario(stage: Stage): void {
  describe('merged places', () => {
    let writer: Person;
    let reader: Person;
    let made = 0;
    beforeAll(async () => {
      writer = await stage.as('fusions-lieux', 'partenaire');
      reader = await stage.as('fusions-lecteur', 'national');
    });

    const file = (keys: readonly string[], over: object = {}): string =>
      csvOf(keys.map((key) => place(key, { ...BASTIA, ...PIVOT, ...over })));
    interface Entered {
      readonly id: string;
      readonly key: string;
    }
    /** Three new places of the source. */
    const enter = async (): Promise<readonly [Entered, Entered, Entered]> => {
      const keys = [1, 2, 3].map(() => `double-${++made}`);
      await imported(writer, file(keys));
      const found = await writer.walk('/v1/lieux?limite=500&source=fusions-lieux');
      const [first, second, third] = keys.flatMap((key) =>
        found
          .filter(({ identifiants }) => identifiants[0]?.id === key)
          .map(({ id }) => ({ id, key })),
      );
      if (first === undefined || second === undefined || third === undefined)
        throw new Error(`not all of ${keys.join(', ')} are listed`);
      return [first, second, third];
    };
    const fusion = (survivant: string, absorbes: readonly string[], query?: string) =>
      operate(writer, 'fusionner', {
        body: { nature: 'lieu', survivant, absorbes },
        ...(query === undefined ? {} : { query }),
      });
    const merged = async (survivant: string, ...absorbes: string[]): Promise<string> => {
      const answer = await fusion(survivant, absorbes);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body.id ?? '';
    };
    const undone = async (id: string): Promise<void> => {
      const back = await operate(writer, 'annulerFusion', { path: { id } });
      if (back.status !== 200) throw new Error(back.text);
    };
    const presence = async (lieu_id: string): Promise<string> => {
      const somebody = await operate(writer, 'inscrireProfessionnel', {
        body: { profils: ['aidant'] },
      });
      const body = { lieu_id, professionnel_id: somebody.body.id, du: '2026-01-01' };
      const entered = await operate(writer, 'inscrirePresence', { body });
      if (entered.status !== 201) throw new Error(entered.text);
      return entered.body.id;
    };
    const team = async (id: string): Promise<string[]> =>
      (await writer.walk(`/v1/lieux/${id}/equipe`)).map(({ presence_id: one }) => one);
    /** The figure and the list of places of Bastia say the same. */
    const counted = (): Promise<void> =>
      eventually(async () => {
        const listed = await reader.walk('/v1/lieux?limite=500&territoire=commune-2B033');
        const { valeurs } = await reader.read(
          '/v1/indicateurs/lieux/valeurs?territoire=commune-2B033',
        );
        expect(valeurs.map(({ valeur }) => valeur)).toEqual([listed.length]);
      }, WITHIN);

    it('lead to the survivor, with those who are there, and count once', async () => {
      const [{ id: a }, { id: b, key }] = await enter();
      const [onA, onB] = [await presence(a), await presence(b)];
      await counted();
      const shown = await fusion(a, [b], 'simulation=true');
      expect([shown.status, shown.body.effets?.presences]).toEqual([200, 1]);
      const id = await merged(a, b);
      for (const [method, path] of [
        ['GET', `/v1/lieux/${b}`],
        ['GET', `/v1/lieux/${b}/versions`],
        ['GET', `/v1/lieux/${b}/equipe`],
        ['POST', `/v1/lieux/${b}/position/confirmation`],
      ] as const) {
        const moved = await writer.call(method, path, method === 'GET' ? undefined : '{}', {
          'content-type': 'application/json',
        });
        expect([path, moved.status, moved.headers.get('location')]).toEqual([
          ...[path, 308],
          path.replace(b, a),
        ]);
      }
      expect((await reader.read(`/v1/lieux/${a}`)).identifiants).toContainEqual({
        source: 'fusions-lieux',
        id: key,
      });
      expect(await team(a)).toEqual([onA, onB]);
      expect((await writer.get(`/v1/presences/${onB}`)).body).toMatchObject({ lieu_id: a });
      await counted();
      expect(await placeChanges(reader)).toContainEqual({
        nature: 'suppression',
        suppression: expect.objectContaining({ id: b, survivant_id: a }),
      });
      // Its source goes on describing it, unseen.
      const again = await imported(writer, file([key], { nom: 'Médiathèque centrale' }));
      expect([again.modifies, again.rejetes]).toEqual([1, 0]);
      const since = await presence(b);
      await undone(id);
      expect([await team(a), await team(b)]).toEqual([[onA], [onB, since]]);
      expect((await reader.read(`/v1/lieux/${b}`)).nom).toBe('Médiathèque centrale');
      await counted();
    });

    it('are followed by activities that name them, through merges of merges', async () => {
      const [{ id: a }, { id: b }, { id: c }] = await enter();
      const source_id = `fusion-${a}`;
      const { lieu_code_insee: _, ...bare } = activity(source_id);
      const item = { ...bare, type_lieu: 'lieu_activite', lieu_id: a };
      await eventually(async () => {
        const pushed = await writer.post('/v1/activites/lots', [item]);
        expect(pushed.body).toMatchObject({ rejetes: 0 });
      }, WITHIN);
      const names = (place_: string): Promise<void> =>
        eventually(async () => {
          const read = await writer.get<{ lieu_id?: string }>(
            `/v1/activites/par-source/${source_id}`,
          );
          expect(read.body.lieu_id).toBe(place_);
        }, WITHIN);
      await names(a);
      const first = await merged(b, a);
      await names(b);
      const second = await merged(c, b);
      await names(c);
      await undone(first);
      await names(a);
      await undone(second);
      await names(a);
      await counted();
    });

    it('are merged once, by whoever may write each', async () => {
      const [{ id: a }, { id: b }] = await enter();
      const made = await Promise.all([fusion(a, [b]), fusion(b, [a])]);
      expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
      const other = await stage.as('fusions-autre', 'partenaire');
      const body = { nature: 'lieu', survivant: a, absorbes: [b] };
      const foreign = await operate(other, 'fusionner', { body });
      expectProblem(foreign, 403, 'actors.outside_fence');
      const none = await fusion(a, ['01932f5a-7c1e-7b42-9d3e-5f60718293a4']);
      expect(faultsOf(expectProblem(none, 422, 'actors.refused_merge'))).toEqual([
        '/absorbes/0 unknown_place',
      ]);
      const [id] = made.flatMap(({ status, body: one }) => (status === 201 ? [one.id ?? ''] : []));
      await undone(id ?? '');
      const again = { path: { id: id ?? '' } };
      expectProblem(await operate(writer, 'annulerFusion', again), 409, 'actors.merge_undone');
      await counted();
    });
  });
}
