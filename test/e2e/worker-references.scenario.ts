import { activity, type Entry, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Opened, Stage } from '../kit/stage.js';

/** `PERSONNES_PAR_HEURE`, as it is by default. */
const EACH_HOUR = 300;
/** A stream is read in batches of a thousand. */
const BATCH = 1_000;

const ledBy = (worker: string, sourceId: string): object =>
  activity(sourceId, { mediateur_ref: worker });
const numbered = (count: number, make: (at: number) => object): object[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** References of workers in clear: personal data, whichever route gives them to the source they come from. */
export function scenario(stage: Stage): void {
  describe('references of workers', () => {
    const enter = (source: string): Promise<Opened> =>
      stage.enter(source, 'partenaire', ['departement-62']);
    /** The ids of people whose references a caller was shown, as the journal has them. */
    const journalled = async ({ clientId }: Opened): Promise<string[]> => {
      const entries = await stage.admin.walk(
        `/v1/journal?limite=500&acteur=${clientId}&action=personnes.reference`,
      );
      for (const entry of entries)
        expect(entry).toMatchObject({
          service: 'activities',
          donnees_personnelles: true,
          sujet: { type: 'personne' },
        });
      return entries.map(({ sujet }) => sujet.id);
    };
    const idOf = async (by: Person, reference: string): Promise<string> =>
      (await by.post('/v1/personnes', { reference, categorie: 'mediateur' })).body.id;

    it('are in the journal whichever route shows them, once an answer, and only where they are shown', async () => {
      const opened = await enter('refs-routes');
      const { person } = opened;
      const { items } = await push(person, [
        ledBy('med-1', 'r-1'),
        ledBy('med-1', 'r-2'),
        ledBy('med-2', 'r-3'),
      ]);
      const [one, two] = [await idOf(person, 'med-1'), await idOf(person, 'med-2')];
      expect(await journalled(opened)).toEqual([]);
      const seen: string[] = [];
      const shows = async (path: string, ...ids: readonly string[]): Promise<void> => {
        const { status, text } = await person.get(path);
        expect([path, status, text.includes('med-')]).toEqual([path, 200, ids.length > 0]);
        seen.push(...ids);
        expect([path, (await journalled(opened)).sort()]).toEqual([path, [...seen].sort()]);
      };
      await shows(`/v1/activites/${items[0]?.id ?? ''}`, one);
      await shows('/v1/activites/par-source/r-3', two);
      await shows('/v1/activites', one, two);
      await shows('/v1/activites?limite=2', one);
      await shows('/v1/activites?format=ndjson', one, two);
      await shows('/v1/activites?format=csv', one, two);
      await shows('/v1/activites/changements', one, two);
      const then = new Date().toISOString();
      await shows(`/v1/activites/${items[0]?.id ?? ''}?au_titre_du=${then}`);
      await shows(`/v1/activites/${items[0]?.id ?? ''}/versions`);
      const { headers } = await person.get(`/v1/activites/${items[0]?.id ?? ''}`);
      seen.push(one);
      const known = { 'if-none-match': headers.get('etag') ?? '' };
      expect((await person.get(`/v1/activites/${items[0]?.id ?? ''}`, known)).status).toBe(304);
      // Others are shown pseudonyms, which lead to nobody.
      await stage.admin.get('/v1/activites?source=refs-routes');
      expect((await journalled(opened)).sort()).toEqual(seen.sort());
      expect(
        await stage.admin.walk(`/v1/journal?sujet=${two}&action=personnes.reference&limite=500`),
      ).toHaveLength(seen.filter((id) => id === two).length);
    });

    it('count as people read: beyond the quota they are refused on every route, and the caller raises an alert', async () => {
      const opened = await enter('refs-quota');
      const { person, clientId } = opened;
      await push(
        person,
        numbered(EACH_HOUR + 1, (at) => ledBy(`med-${at}`, `q-${at}`)),
      );
      // Nobody is counted whose reference is not shown.
      expectProblem(
        await person.get('/v1/activites?format=ndjson'),
        429,
        'platform.too_many_people',
      );
      expect(await journalled(opened)).toEqual([]);
      const first = await person.read('/v1/activites?limite=290');
      expect(new Set(first.data.map((one) => one.mediateur_ref)).size).toBe(290);
      const people = await Promise.all(
        numbered(10, (at) => ({ reference: `p-${at}`, categorie: 'beneficiaire' })).map(
          async (body) => (await person.post<'/v1/personnes'>('/v1/personnes', body)).body.id,
        ),
      );
      for (const id of people) expect((await person.get(`/v1/personnes/${id}`)).status).toBe(200);
      for (const path of [
        first.links.suivant ?? '',
        '/v1/activites?format=csv',
        '/v1/activites/changements?limite=500',
        '/v1/activites/par-source/q-300',
        `/v1/personnes/${await idOf(person, 'med-300')}`,
      ]) {
        const refused = await person.get(path);
        const { detail } = expectProblem(refused, 429, 'platform.too_many_people');
        expect([path, Number(refused.headers.get('retry-after')) > 0, detail]).toEqual([
          path,
          true,
          expect.stringContaining('plus petites pages'),
        ]);
      }
      // Whom it has read already it may read again.
      expect((await person.get('/v1/activites?limite=290')).status).toBe(200);
      expect((await person.get('/v1/activites/par-source/q-0')).status).toBe(200);
      expect(new Set(await journalled(opened)).size).toBe(290);
      const { data: alerts } = await stage.admin.read('/v1/alertes');
      expect(alerts.map((alert) => alert.appelant_id)).toContain(clientId);
      // What is not theirs alone goes on.
      expect((await person.get('/v1/indicateurs')).status).toBe(200);
    });

    it('stand in the journal under the caller’s name however late in a stream they come', async () => {
      const opened = await enter('refs-flux');
      const { person } = opened;
      const workers = ['med-tôt', 'med-mi-chemin', 'med-tard'];
      await push(
        person,
        numbered(2 * BATCH + 1, (at) => ledBy(workers[Math.floor(at / BATCH)] ?? '', `s-${at}`)),
      );
      const { text } = await person.get('/v1/activites?format=ndjson');
      const lines = text.trim().split('\n');
      expect([lines.length, (JSON.parse(lines.at(-1) ?? '') as Entry).source_id]).toEqual([
        2 * BATCH + 1,
        `s-${2 * BATCH}`,
      ]);
      const ids = await Promise.all(workers.map((worker) => idOf(person, worker)));
      expect((await journalled(opened)).sort()).toEqual(ids.sort());
    });
  });
}
