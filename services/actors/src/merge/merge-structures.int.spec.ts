import type { DomainError } from '@maillage/kernel';
import { mergePatch } from '@maillage/kernel';
import { Fence, Outbox } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { PostStore } from '../post/post.store.js';
import { WritePost } from '../post/write-post.handler.js';
import { FindTies } from '../professional/find-ties.handler.js';
import { ProfessionalStore } from '../professional/professional.store.js';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import { MergeStructures } from './merge-structures.handler.js';
import { MergeStore } from './merge.store.js';

const HALL = { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } };
const NUMBER = '43493312300029';
const SOURCE = { source: 'essai', fence: Fence.none };

describe('merged structures', () => {
  let service: TestService;
  let merges: MergeStructures;
  let posts: PostStore;
  let writing: WritePost;
  const clock = { now: () => new Date('2026-03-14T10:00:00Z') };
  beforeAll(async () => {
    service = await serviceOnDatabase(clock);
    const { database } = service;
    merges = new MergeStructures(new MergeStore(database), service.structures, new Outbox(), clock);
    posts = new PostStore(database);
    const ties = new FindTies(new ProfessionalStore(database));
    writing = new WritePost(posts, ties, new Outbox(), clock);
  });
  beforeEach(async () => {
    await service.root.query(
      'TRUNCATE actors.structures, actors.posts, actors.merges, actors.versions, actors.outbox',
    );
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const mayWrite = Fence.none.reaches;
  const open = (over: object = {}): Promise<string> =>
    service.structures.open({ source: 'essai', mayWrite }, { ...HALL, ...over });
  const patch = (id: string, body: object): Promise<void> =>
    service.structures.revise(
      id,
      mayWrite,
      () => undefined,
      (present) => mergePatch(present, body),
    );
  const read = (id: string) => service.structureQueries.find(id);
  const merge = async (survivor: string, ...absorbed: string[]): Promise<string> =>
    (await merges.merge({ survivor, absorbed }, Fence.none, false)).merge.id;
  const undo = (id: string) => merges.undo(id, Fence.none);
  const post = async (structure_id: string): Promise<string> =>
    (await writing.open(SOURCE, { structure_id, du: '2026-01-01' })).id;
  /** The posts of a structure. */
  const postsOf = async (structure: string): Promise<string[]> =>
    (await posts.wanted(Fence.none, { structure }, undefined, 100)).map(({ id }) => id);
  const refused = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => new Error('not refused'),
      (thrown: unknown) => thrown as DomainError,
    );
    if (!('faults' in error)) throw error;
    return [error.code, ...error.faults.map(({ code }) => code)]
      .map((code) => code.slice(7))
      .join(' ');
  };
  const events = async (id: string): Promise<string[]> =>
    (
      await service.database.query<{ subject: string; aggregate_version: string }>(
        'SELECT subject, aggregate_version FROM outbox WHERE aggregate_id = $1 ORDER BY aggregate_version',
        [id],
      )
    ).map(({ subject, aggregate_version: version }) => `${subject.split('.')[2]} ${version}`);

  it('leave a tombstone that names the survivor, with an event for each version', async () => {
    const [a, b] = [await open(), await open({ source_id: 'b' })];
    const id = await merge(a, b);
    expect(await read(b)).toBeUndefined();
    expect((await read(a))?.others).toEqual([{ source: 'essai', id: 'b' }]);
    const { records } = await service.structureQueries.changes(undefined, 10);
    expect(records.find((one) => one.id === b)).toMatchObject({ mergedInto: a, version: 2 });
    await undo(id);
    expect(await read(b)).toMatchObject({ version: 3, mergedInto: undefined });
    expect((await read(a))?.others).toEqual([]);
    expect(await events(a)).toEqual(['registered 1', 'revised 2', 'revised 3']);
    expect(await events(b)).toEqual(['registered 1', 'merged 2', 'unmerged 3']);
    const told = (await service.structureQueries.versions(b, 0, 10)) ?? [];
    expect(told.map(({ state, by }) => [state?.nom, by?.reason])).toEqual([
      ['Mairie', 'Inscription'],
      [undefined, 'Fusion'],
      ['Mairie', 'Fusion annulée'],
    ]);
    expect(await refused(undo(id))).toBe('merge_undone');
  });

  it('are tried without anything being written', async () => {
    const [a, b] = [await open(), await open()];
    await post(b);
    await open({ parent_id: b });
    const { effects } = await merges.merge({ survivor: a, absorbed: [b] }, Fence.none, true);
    expect(effects).toEqual({
      structures: 1,
      lieux: 0,
      professionnels: 0,
      postes: 1,
      presences: 0,
      reseaux: 0,
    });
    expect(await read(b)).toMatchObject({ version: 1 });
    expect(await postsOf(a)).toEqual([]);
  });

  it('become one when two callers merge them at one instant, either way round', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [a, b, c] = [await open(), await open(), await open()];
      for (const pairs of [
        [
          [a, b],
          [b, a],
        ],
        [
          [a, c],
          [b, c],
        ],
      ] as const) {
        const made = await Promise.allSettled(pairs.map(([one, other]) => merge(one, other)));
        // The second pair meets one of `a` and `b` merged already, or `c` itself.
        const done = made.filter(({ status }) => status === 'fulfilled').length;
        expect(done).toBe(1);
      }
    }
  });

  it('take all that hangs on them along, and back, whatever was merged since', async () => {
    const [a, b, c] = [await open(), await open(), await open()];
    const [onA, onB] = [await post(a), await post(b)];
    const child = await open({ parent_id: a });
    const first = await merge(b, a);
    // What is written since under either id.
    const [sinceA, sinceB] = [await post(a), await post(b)];
    const second = await merge(c, b);
    expect(await postsOf(c)).toEqual([onA, onB, sinceA, sinceB]);
    expect((await read(child))?.structure.parent_id).toBe(c);
    await undo(first);
    expect(await postsOf(a)).toEqual([onA, sinceA]);
    expect(await postsOf(c)).toEqual([onB, sinceB]);
    expect((await read(child))?.structure.parent_id).toBe(a);
    const third = await merge(c, a);
    await undo(second);
    expect(await postsOf(b)).toEqual([onB, sinceB]);
    expect(await postsOf(c)).toEqual([onA, sinceA]);
    await undo(third);
    expect([await postsOf(a), await postsOf(c)]).toEqual([[onA, sinceA], []]);
  });

  it('keep what was said of them where it is said again as it is shown', async () => {
    const [a, b] = [await open(), await open()];
    const id = await post(a);
    const child = await open({ parent_id: a });
    const made = await merge(b, a);
    const said = { structure_id: b, du: '2026-01-01', quotite: 0.5 };
    await writing.revise(
      id,
      Fence.none,
      () => undefined,
      () => said,
    );
    await patch(child, { parent_id: b, nom: 'Annexe' });
    await undo(made);
    expect(await postsOf(a)).toEqual([id]);
    expect((await read(child))?.structure).toMatchObject({ parent_id: a, nom: 'Annexe' });
  });

  it('come back as their source describes them by then', async () => {
    const a = await open();
    const line = (nom: string) => `id,nom,code_insee,siret\nb,${nom},62041,${NUMBER}\n`;
    const { crees } = await service.importStructures(line('Annexe'));
    expect(crees).toBe(1);
    const { records } = await service.structureQueries.changes(undefined, 10);
    const b = records.find(({ sourceId }) => sourceId === 'b')?.id ?? '';
    const made = await merge(a, b);
    const again = await service.importStructures(line('Grande annexe'));
    expect([again.modifies, again.rejetes]).toEqual([1, 0]);
    expect(await read(b)).toBeUndefined();
    expect(await service.importStructures(line('Grande annexe'))).toMatchObject({ inchanges: 1 });
    await undo(made);
    expect(await read(b)).toMatchObject({ version: 3, structure: { nom: 'Grande annexe' } });
    expect(await events(b)).toEqual(['registered 1', 'merged 2', 'unmerged 3']);
  });

  it('lend their number to the survivor alone, and do not come back while it has it', async () => {
    const numbered = { sans_identifiant: undefined, siret: NUMBER };
    const [a, b] = [await open(), await open(numbered)];
    const made = await merge(a, b);
    expect(await refused(open(numbered))).toBe('number_taken number_taken');
    await patch(a, { siret: NUMBER, sans_identifiant: null });
    expect(await refused(undo(made))).toBe('refused_return number_taken');
    await patch(a, { siret: null, sans_identifiant: { raison: 'inconnu' } });
    await undo(made);
    expect((await read(b))?.structure.siret).toBe(NUMBER);
  });

  it('are merged, and come back, for whoever may write every one of them', async () => {
    const [a, b] = [await open(), await open({ code_insee: '59350' })];
    const north = new Fence([{ territories: ['departement-59'] }]);
    const wanted = { survivor: a, absorbed: [b] };
    expect(await refused(merges.merge(wanted, north, false))).toBe('outside_fence');
    const made = await merge(a, b);
    expect(await refused(merges.undo(made, north))).toBe('merge_not_found');
    expect(await refused(merges.find(made, north))).toBe('merge_not_found');
    expect(await merges.find(made, Fence.none)).toMatchObject(wanted);
  });
});
