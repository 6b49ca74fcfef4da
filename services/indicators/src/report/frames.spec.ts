import { before, comparable, levelsOf, stepOf, yearBefore } from './frames.js';

describe('what a period is held against', () => {
  it.each([
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['2026-01-10', '2026-01-19', '2025-12-31', '2026-01-09'],
    ['2026-03-14', '2026-03-14', '2026-03-13', '2026-03-13'],
  ])('%s to %s follows %s to %s', (du, au, from, to) => {
    expect(before({ du, au })).toEqual({ du: from, au: to });
  });

  it('is as many days where the period is not over', () => {
    const year = { du: '2026-01-01', au: '2026-12-31' };
    expect(comparable(year, '2026-03-01')).toEqual({ du: '2025-01-01', au: '2025-03-01' });
    expect(comparable(year, '2027-01-01')).toEqual({ du: '2025-01-01', au: '2025-12-31' });
    expect(comparable(year, '2025-01-01')).toEqual({ du: '2025-01-01', au: '2025-12-31' });
  });

  it('is the same days a year before', () => {
    expect(yearBefore({ du: '2024-02-29', au: '2024-12-31' })).toEqual({
      du: '2023-02-28',
      au: '2023-12-31',
    });
  });

  it.each([
    ['2026-01-01', '2026-01-31', 'jour'],
    ['2026-01-01', '2026-12-31', 'mois'],
    ['2020-01-01', '2026-12-31', 'annee'],
  ])('%s to %s goes by %s', (du, au, step) => {
    expect(stepOf({ du, au })).toBe(step);
  });
});

describe('what a territory is broken down to', () => {
  it.each([
    ['france', ['departement', 'region']],
    ['region-32', ['epci', 'departement']],
    ['departement-62', ['commune', 'epci']],
    ['epci-200033579', ['commune']],
    // In Seine-Maritime and in the Somme.
    ['epci-200069722', ['commune', 'departement']],
    ['commune-62041', []],
  ] as const)('%s', (territory, levels) => {
    expect(levelsOf(territory)).toEqual(levels);
  });
});
