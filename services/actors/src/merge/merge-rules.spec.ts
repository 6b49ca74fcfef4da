import type { KnownStructure, Structure } from '../structure/structure.js';
import { StructureDirectory } from '../structure/structure-directory.js';
import { mergeFaults, returnFaults } from './merge-rules.js';

const known = (id: string, over: Partial<KnownStructure> = {}, said: Partial<Structure> = {}) => ({
  ...{ id, source: 'essai', sourceId: id, version: 1, createdAt: new Date(0) },
  ...{ commune: '62041', isWithdrawn: false },
  ...over,
  structure: { nom: id, ...said },
});
const MERGED = { isWithdrawn: true, mergedInto: 'a' };
const directory = (...all: KnownStructure[]) => new StructureDirectory(all);

describe('a merge of structures', () => {
  const faults = (
    survivor: string,
    absorbed: readonly string[],
    ...all: KnownStructure[]
  ): string[] =>
    mergeFaults(
      { survivor, absorbed },
      { directory: directory(...all), mayWrite: ({ source }) => source === 'essai' },
    ).map(({ pointer, code }) => `${pointer} ${code.slice(7)}`);
  const [a, b, c] = [known('a'), known('b'), known('c')];

  it('takes structures that are there and stand by themselves', () => {
    expect(faults('a', ['b', 'c'], a, b, c)).toEqual([]);
    expect(faults('x', ['b', 'y'], b)).toEqual([
      '/survivant unknown_structure',
      '/absorbes/1 unknown_structure',
    ]);
    expect(faults('a', ['b'], a, known('b', { isWithdrawn: true }))).toEqual([
      '/absorbes/0 unknown_structure',
    ]);
    expect(faults('a', ['b', 'c'], a, known('b', MERGED), c)).toEqual([
      '/absorbes/0 already_merged',
    ]);
  });

  it('has no structure twice, and makes no cycle', () => {
    expect(faults('a', ['b', 'a', 'b'], a, b)).toEqual([
      '/absorbes/1 merged_with_itself',
      '/absorbes/2 merged_with_itself',
    ]);
    expect(faults('b', ['a'], a, known('b', MERGED))).toEqual(['/survivant already_merged']);
  });

  it('is for whoever may write every one of them', () => {
    const others = known('b', { source: 'autre' });
    expect(faults('a', ['b'], a, others)).toEqual(['/absorbes/0 outside_fence']);
    expect(faults('b', ['a'], a, others)).toEqual(['/survivant outside_fence']);
  });

  it('keeps the parent, or the successor, and not the other one', () => {
    const child = known('b', {}, { parent_id: 'c' });
    const middle = known('c', {}, { parent_id: 'a' });
    expect(faults('b', ['a'], a, child, middle)).toEqual(['/absorbes/0 merged_into_own']);
    expect(faults('a', ['b'], a, child, middle)).toEqual([]);
    const closed = known('b', {}, { fermeture: { date: '2026-01-01', successeur_id: 'a' } });
    expect(faults('b', ['a'], a, closed)).toEqual(['/absorbes/0 merged_into_own']);
    expect(faults('a', ['b'], a, closed)).toEqual([]);
  });
});

describe('structures that stand by themselves again', () => {
  const faults = (
    back: readonly KnownStructure[],
    holders: readonly (readonly [string, string])[],
    ...all: KnownStructure[]
  ): string[] =>
    returnFaults(back, new Map(holders), directory(...back, ...all)).map(({ code }) =>
      code.slice(7),
    );
  const numbered = (id: string) => known(id, MERGED, { siret: '43493312300029' });

  it('have a number that nobody took meanwhile', () => {
    expect(faults([numbered('b')], [])).toEqual([]);
    expect(faults([numbered('b')], [['43493312300029', 'a']])).toEqual(['number_taken']);
    expect(faults([numbered('b'), numbered('c')], [])).toEqual(['number_taken']);
  });

  it('are not their own parent, step by step', () => {
    const back = known('b', MERGED, { parent_id: 'p' });
    expect(faults([back], [], known('a'), known('p'))).toEqual([]);
    expect(faults([back], [], known('a'), known('p', {}, { parent_id: 'b' }))).toEqual([
      'parent_cycle',
    ]);
  });
});
