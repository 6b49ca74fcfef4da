import { eventually } from '@maillage/testing';
import { Client } from 'pg';
import { activity, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';

interface DeadLetter {
  readonly id: string;
  readonly agregat: string;
  readonly sujet: string;
  readonly raison: string;
  readonly rejoue_a?: string;
}

const PATH = '/v1/evenements-rejetes/activities';

/** Events that a service could not apply. */
export function scenario(stage: Stage): void {
  describe('dead letters', () => {
    const sql = async (text: string): Promise<void> => {
      const client = new Client({ connectionString: stage.databaseUrl });
      await client.connect();
      await client.query(text).finally(() => client.end());
    };
    const held = async (ids: readonly string[]): Promise<DeadLetter[]> =>
      (await stage.admin.walk(`${PATH}?limite=1`)).filter(({ agregat }) => ids.includes(agregat));

    it('holds what is refused with its reason while the others go on, and is replayed once the cause is mended', async () => {
      const partner = await stage.as('rejetes', 'partenaire');
      // A fault of the service, not of the event: a rule in its table that it should not have.
      await sql(
        "ALTER TABLE activities.known_places ADD CONSTRAINT panne CHECK (commune <> '62498') NOT VALID",
      );
      try {
        const lens = { commune: 'Lens', code_postal: '62300', code_insee: '62498' };
        await imported(
          partner,
          csvOf([place('rejet-1', lens), place('rejet-2', lens), place('rejet-3')]),
        );
        const places = await partner.walk('/v1/lieux?limite=500&source=rejetes');
        const idOf = (name: string): string =>
          places.find(({ identifiants }) => identifiants.some(({ id }) => id === name))?.id ?? '';
        const ids = ['rejet-1', 'rejet-2'].map(idOf);
        await eventually(async () => expect(await held(ids)).toHaveLength(2), {
          timeout: 60_000,
          every: 500,
        });
        const [letter] = await held(ids);
        expect(letter).toMatchObject({
          sujet: 'actors.place.registered.v1',
          raison: expect.stringContaining('panne'),
        });

        // What came behind it is known: an activity there needs no commune.
        const there = (name: string): object => ({
          ...activity(`rejet-${name}`),
          type_lieu: 'lieu_activite',
          lieu_id: idOf(name),
          lieu_code_insee: undefined,
        });
        await eventually(async () =>
          expect((await push(partner, [there('rejet-3')])).items[0]?.verdict).toMatch(
            /cree|inchange/,
          ),
        );
        expect(
          (await push(partner, [there('rejet-1')], '?simulation=true')).items[0]?.verdict,
        ).toBe('rejete');

        const refused = await stage.admin.post(`${PATH}/${letter?.id ?? ''}/rejeu`, {});
        expect(expectProblem(refused, 409, 'platform.replay_refused').detail).toContain('panne');
        expect((await held(ids)).filter(({ rejoue_a: at }) => at !== undefined)).toEqual([]);
      } finally {
        await sql('ALTER TABLE activities.known_places DROP CONSTRAINT panne');
      }
    });

    it('are replayed each once, and then as if they had never been refused', async () => {
      const partner = await stage.as('rejetes', 'partenaire');
      const places = await partner.walk(
        '/v1/lieux?limite=500&source=rejetes&territoire=commune-62498',
      );
      const letters = await held(places.map(({ id }) => id));
      expect(letters).toHaveLength(2);
      for (const { id } of letters) {
        const replayed = await stage.admin.post(`${PATH}/${id}/rejeu`, {});
        expect([replayed.status, replayed.body]).toEqual([
          200,
          expect.objectContaining({ id, rejoue_a: expect.any(String) }),
        ]);
        expectProblem(
          await stage.admin.post(`${PATH}/${id}/rejeu`, {}),
          409,
          'platform.dead_letter_replayed',
        );
      }
      expect(
        (await held(places.map(({ id }) => id))).every(({ rejoue_a: at }) => at !== undefined),
      ).toBe(true);
      for (const { id } of places) {
        const item = {
          ...activity(`rejet-${id}`),
          type_lieu: 'lieu_activite',
          lieu_id: id,
          lieu_code_insee: undefined,
        };
        expect((await push(partner, [item])).items[0]?.verdict).toBe('cree');
      }
    });
  });
}
