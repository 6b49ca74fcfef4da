import type { Version } from './history.js';
import { toVersionDto } from './version.mapping.dto.js';

const from = new Date('2026-03-10T11:00:00Z');
const until = new Date('2026-03-11T11:00:00Z');
const version = (over: Partial<Version<object>>): Version<object> => ({
  version: 2,
  from,
  until: undefined,
  state: { duree: 60, tags: ['b'] },
  before: { duree: 90, tags: ['b'] },
  by: undefined,
  ...over,
});

describe('a version as the API shows it', () => {
  it('says what it changed, with what was there before', () => {
    expect(toVersionDto(version({}))).toEqual({
      version: 2,
      nature: 'modification',
      du: '2026-03-10T11:00:00.000Z',
      modifications: [
        { op: 'test', path: '/duree', value: 90 },
        { op: 'replace', path: '/duree', value: 60 },
      ],
    });
  });

  it('has the end of its validity, its author and the reason', () => {
    const by = { kind: 'client', id: 'c-1', name: 'Hub', reason: 'Lot' };
    expect(toVersionDto(version({ until, by }))).toMatchObject({
      au: '2026-03-11T11:00:00.000Z',
      auteur: { nature: 'client', id: 'c-1', nom: 'Hub' },
      motif: 'Lot',
    });
    expect(toVersionDto(version({ by: { ...by, id: null, name: null } })).auteur).toEqual({
      nature: 'client',
    });
  });

  it('has all of the first, and of one with a hidden predecessor, and nothing of that', () => {
    for (const [number, nature] of [
      [1, 'creation'],
      [2, 'modification'],
    ] as const) {
      const told = toVersionDto(version({ version: number, before: undefined }));
      expect(told.nature).toBe(nature);
      expect(told.modifications).toEqual([
        { op: 'add', path: '', value: { duree: 60, tags: ['b'] } },
      ]);
    }
  });

  it('does not repeat what is withdrawn', () => {
    const told = toVersionDto(version({ state: undefined }));
    expect([told.nature, told.modifications]).toEqual(['retrait', []]);
  });
});
