import { eventually } from '@maillage/testing';
import { activity, type Entry, ledgerOf, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

interface Change {
  readonly nature: 'etat' | 'suppression';
  readonly activite?: Entry;
  readonly suppression?: { readonly source: string; readonly source_id: string };
}

interface Feed {
  readonly data: readonly Change[];
  readonly links: { readonly suivant: string };
}

/** Follows the feed until a page is empty; gives what was said and where it stopped. */
async function follow(person: Person, from: string): Promise<{ changes: Change[]; next: string }> {
  const changes: Change[] = [];
  for (let next = from; ;) {
    const { body: page } = await person.get<Feed>(next);
    if (page.data.length === 0) return { changes, next };
    changes.push(...page.data);
    next = page.links.suivant;
  }
}

const said = ({ activite, suppression }: Change): string =>
  activite === undefined
    ? `- ${suppression?.source_id}`
    : `+ ${activite.source_id} v${activite.version}`;

/** What may be read of the ledger, and by which callers. */
export function scenario(stage: Stage): void {
  describe('ledger', () => {
    it('gives each item exactly once by its pages, while others are written', async () => {
      const person = await stage.as('liste-pages', 'partenaire');
      await push(
        person,
        Array.from({ length: 57 }, (_, i) => activity(`p-${String(i).padStart(2, '0')}`)),
      );
      const first = await person.get<{ data: Entry[]; links: { self: string; suivant: string } }>(
        '/v1/activites?limite=10',
      );
      expect(first.headers.get('link')).toBe(`<${first.body.links.suivant}>; rel="next"`);
      expect(first.body.data).toHaveLength(10);
      const seen = first.body.data.map(({ source_id }) => source_id);
      for (
        let next: string | undefined = first.body.links.suivant, page = 0;
        next !== undefined;
        page++
      ) {
        await push(person, [activity(`tard-${page}`), activity('p-00', { duree: 60 + page })]);
        const { body: answer }: { body: { data: Entry[]; links: { suivant?: string } } } =
          await person.get<{ data: Entry[]; links: { suivant?: string } }>(next);
        seen.push(...answer.data.map(({ source_id }) => source_id));
        next = page > 20 ? undefined : answer.links.suivant;
      }
      const early = seen.filter((id) => id.startsWith('p-'));
      expect(early.sort()).toEqual(
        Array.from({ length: 57 }, (_, i) => `p-${String(i).padStart(2, '0')}`),
      );
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('filters by days, source and territory', async () => {
      const person = await stage.as('liste-filtres', 'partenaire');
      await push(person, [
        activity('janvier', { date: '2025-01-31' }),
        activity('mars', { date: '2025-03-01' }),
        activity('lille', { lieu_code_insee: '59350', date: '2025-02-10' }),
      ]);
      expect(await ledgerOf(person, '&du=2025-02-01')).toEqual(['lille', 'mars']);
      expect(await ledgerOf(person, '&au=2025-02-10')).toEqual(['janvier', 'lille']);
      expect(await ledgerOf(person, '&territoire=departement-59')).toEqual(['lille']);
      expect(await ledgerOf(person, '&territoire=region-32')).toEqual(['janvier', 'lille', 'mars']);
      expect(await ledgerOf(person, '&source=autre-source')).toEqual([]);
      expectProblem(
        await person.get('/v1/activites?territoire=departement-99'),
        400,
        'activities.unknown_territory',
      );
    });

    it('lists every change once in its feed, withdrawals as tombstones, and goes on from any cursor', async () => {
      const person = await stage.as('flux', 'partenaire');
      const start = '/v1/activites/changements?limite=3';
      await push(
        person,
        Array.from({ length: 7 }, (_, i) => activity(`f-${i}`)),
      );
      // The feed waits for older transactions of other processes; nothing may be missing meanwhile, only late.
      const first = await eventually(async () => {
        const found = await follow(person, start);
        expect(found.changes.map(said).sort()).toEqual(
          Array.from({ length: 7 }, (_, i) => `+ f-${i} v1`),
        );
        return found;
      });
      await push(person, [activity('f-2', { duree: 50 })]);
      const etag = (await person.get('/v1/activites/par-source/f-5')).headers.get('etag') ?? '';
      expect(
        (await person.delete('/v1/activites/par-source/f-5', { 'if-match': etag })).status,
      ).toBe(204);
      await push(person, [activity('f-7')]);
      await eventually(async () =>
        expect((await follow(person, first.next)).changes.map(said)).toEqual([
          '+ f-2 v2',
          '- f-5',
          '+ f-7 v1',
        ]),
      );
      const whole = await follow(person, start);
      expect(whole.changes.map(said)).toEqual([
        ...[0, 1, 3, 4, 6].map((i) => `+ f-${i} v1`),
        '+ f-2 v2',
        '- f-5',
        '+ f-7 v1',
      ]);
    });

    it('leaves no gap in the feed while several sources write at once', async () => {
      const reader = await stage.as('flux-lecteur', 'coordinateur', 'departement-62');
      const writers = await Promise.all(
        ['flux-1', 'flux-2', 'flux-3'].map((name) => stage.as(name, 'partenaire')),
      );
      const start = await eventually(
        async () => (await follow(reader, '/v1/activites/changements?limite=500')).next,
      );
      let isOver = false;
      const writing = Promise.all(
        writers.map(async (writer) => {
          for (let i = 0; i < 8; i++)
            await push(
              writer,
              Array.from({ length: 20 }, (_, n) => activity(`g-${i}-${n}`)),
            );
        }),
      ).finally(() => (isOver = true));
      const seen: string[] = [];
      const keep = (changes: readonly Change[]): number =>
        seen.push(
          ...changes
            .map(({ activite }) => `${activite?.source} ${activite?.source_id}`)
            .filter((name) => name.startsWith('flux-')),
        );
      let next = start;
      while (!isOver) {
        const { body: page } = await reader.get<Feed>(next);
        keep(page.data);
        next = page.links.suivant;
      }
      await writing;
      await eventually(async () => {
        const rest = await follow(reader, next);
        keep(rest.changes);
        next = rest.next;
        expect(seen).toHaveLength(3 * 8 * 20);
      });
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('fences a partner to its own, a coordinator to the territory, in lists, feed and single reads', async () => {
      const [one, other] = [
        await stage.as('cloture-a', 'partenaire'),
        await stage.as('cloture-b', 'partenaire'),
      ];
      const coordinator = await stage.as('cloture-62', 'coordinateur', 'departement-62');
      await push(one, [activity('arras'), activity('lille', { lieu_code_insee: '59350' })]);
      const pushed = await push(other, [
        activity('arras', { duree: 90 }),
        activity('lens', { lieu_code_insee: '62498' }),
      ]);
      expect(await ledgerOf(one)).toEqual(['arras', 'lille']);
      expect(await ledgerOf(other)).toEqual(['arras', 'lens']);
      expect(await ledgerOf(one, '&source=cloture-b')).toEqual([]);
      expect(await one.read('/v1/activites/par-source/arras')).toMatchObject({
        source: 'cloture-a',
        duree: 45,
      });
      expectProblem(
        await one.get(`/v1/activites/${pushed.items[0]?.id}`),
        404,
        'activities.activity_not_found',
      );
      expectProblem(
        await one.get('/v1/activites/par-source/lens'),
        404,
        'activities.activity_not_found',
      );
      const etag = (await other.get('/v1/activites/par-source/lens')).headers.get('etag') ?? '';
      expectProblem(
        await one.delete('/v1/activites/par-source/lens', { 'if-match': etag }),
        404,
        'activities.activity_not_found',
      );
      const inside = (await coordinator.walk('/v1/activites?limite=500')).filter(({ source }) =>
        source.startsWith('cloture-'),
      );
      expect(inside.map(({ source, source_id }) => `${source} ${source_id}`).sort()).toEqual([
        'cloture-a arras',
        'cloture-b arras',
        'cloture-b lens',
      ]);
      expect(
        (await coordinator.walk('/v1/activites?limite=500')).every(({ lieu_code_insee: code }) =>
          code?.startsWith('62'),
        ),
      ).toBe(true);
      expect(await ledgerOf(coordinator, '&territoire=departement-59')).toEqual([]);
      const { changes } = await follow(one, '/v1/activites/changements');
      expect(changes.every(({ activite }) => activite?.source === 'cloture-a')).toBe(true);
    });
  });
}
