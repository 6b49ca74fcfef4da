import { blockSentence, changeOf, partsSentence, seriesSentence } from './sentences.js';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const line = (code: string, value: number | null) => ({ code, label: code, value });

describe('what a report says in a sentence', () => {
  it('of activities over time: how many, against a year before, and when most', () => {
    const series = {
      step: 'mois' as const,
      types: ['individuel', 'collectif'],
      moments: [
        { period: '2026-01', counts: [3, 1], yearBefore: 2 },
        { period: '2026-02', counts: [5, 3], yearBefore: 4 },
      ],
    };
    expect(plain(seriesSentence(series, 'fr'))).toBe(
      '12 activités en tout (× 2 en un an) ; le plus en février 2026 (8).',
    );
    const none = { ...series, moments: [{ period: '2026-01', counts: [0, 0], yearBefore: 2 }] };
    expect(seriesSentence(none, 'fr')).toContain('Aucune activité');
  });

  it('of a breakdown: the first two of what is known, and how much is not', () => {
    const lines = [line('a', 10), line('b', 30), line('c', 0), line('non_communique', 10)];
    expect(plain(blockSentence(lines, true, 'fr'))).toBe(
      '« b » vient en tête (75 % de ce qui est renseigné), puis « a » (25 %) ; non renseigné : 20 %.',
    );
    expect(plain(blockSentence(lines.slice(0, 2), false, 'fr'))).toBe(
      '« b » vient en tête (30), puis « a » (10).',
    );
    expect(blockSentence([line('a', null)], true, 'fr')).toContain('Rien');
  });

  it('of the territories below: how many were active, and which most', () => {
    const part = (name: string, activities: number) => ({
      ...{ ref: name, name, population: 1, activities },
      ...{ participants: 0, hours: 0, places: 0 },
    });
    const parts = {
      level: 'commune' as const,
      lines: [part('Arras', 3), part('Lens', 1), part('Vis', 0)],
    };
    expect(plain(partsSentence(parts, 'fr'))).toBe(
      '2 communes sur 3 ont eu au moins une activité ; Arras en réunit 75 %.',
    );
  });

  it.each([
    [12, 10, 'up', 0.2],
    [8, 10, 'down', 0.2],
    [10, 10, 'same', 0],
    [0, 0, 'same', 0],
    [3, 0, 'unknown', 0],
    [null, 3, 'unknown', 0],
  ])('of %s after %s: %s', (value, before, way, by) => {
    expect(changeOf({ value, before })).toEqual({ way, by });
  });
});
