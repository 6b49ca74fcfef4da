import { freshnessSeenFrom } from './freshness.js';
import { stocksOf } from './stocks.js';

describe('freshness', () => {
  it.each([
    ['2026-03-15', '2025-09-16', 'moins_de_6_mois'],
    ['2026-03-15', '2025-09-15', 'de_6_a_12_mois'],
    ['2026-03-15', '2025-03-15', 'de_12_a_18_mois'],
    ['2026-03-15', '2024-09-15', 'plus_de_18_mois'],
    ['2026-08-31', '2026-02-28', 'de_6_a_12_mois'],
    ['2026-03-15', '2026-12-01', 'moins_de_6_mois'],
    ['2026-03-15', '', 'inconnue'],
  ])('seen from %s, a place updated on %s is %s', (day, updatedOn, bracket) => {
    expect(freshnessSeenFrom(day)(updatedOn)).toBe(bracket);
  });
});

describe('stocksOf', () => {
  it('carries the stock from period to period, and renames values as time goes by', () => {
    const slots = [{ periode: '2025', last: '2025-12-31' }, { periode: '2026', last: '2026-12-31' }];
    const changes = [
      { label: 'france', value: '2025-11-01', periode: '', delta: 5 },
      { label: 'france', value: '2025-11-01', periode: '2026', delta: -1 },
    ];
    expect(stocksOf(changes, slots, (value, { last }) => freshnessSeenFrom(last)(value))).toEqual([
      { label: 'france', periode: '2025', keys: { value: 'moins_de_6_mois' }, sums: { stock: 5 } },
      { label: 'france', periode: '2026', keys: { value: 'de_12_a_18_mois' }, sums: { stock: 4 } },
    ]);
  });
});
