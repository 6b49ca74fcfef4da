import { freshnessOf } from '@maillage/nomenclatures';
import { stocksOf } from './stocks.js';

describe('stocksOf', () => {
  it('carries the stock from period to period, and renames values as time goes by', () => {
    const slots = [
      { periode: '2025', last: '2025-12-31' },
      { periode: '2026', last: '2026-12-31' },
    ];
    const changes = [
      {
        label: 'france',
        stock: 'lieux',
        axis: 'date_maj',
        value: '2025-11-01',
        periode: '',
        delta: 5,
      },
      {
        label: 'france',
        stock: 'lieux',
        axis: 'date_maj',
        value: '2025-11-01',
        periode: '2026',
        delta: -1,
      },
    ];
    expect(stocksOf(changes, slots, (value, { last }) => freshnessOf(value, last))).toEqual([
      {
        label: 'france',
        periode: '2025',
        keys: { stock: 'lieux', axis: 'date_maj', value: 'moins_de_6_mois' },
        sums: { stock: 5 },
      },
      {
        label: 'france',
        periode: '2026',
        keys: { stock: 'lieux', axis: 'date_maj', value: 'de_12_a_18_mois' },
        sums: { stock: 4 },
      },
    ]);
  });
});
