import { freshnessOf } from './freshness.js';

describe('freshness', () => {
  it.each([
    ['2026-03-15', '2025-09-16', 'moins_de_6_mois'],
    ['2026-03-15', '2025-09-15', 'de_6_a_12_mois'],
    ['2026-03-15', '2025-03-15', 'de_12_a_18_mois'],
    ['2026-03-15', '2024-09-15', 'plus_de_18_mois'],
    ['2026-08-31', '2026-02-28', 'de_6_a_12_mois'],
    ['2026-08-31', '2026-03-01', 'moins_de_6_mois'],
    ['2026-03-15', '2026-12-01', 'moins_de_6_mois'],
    ['2026-03-15', '', 'inconnue'],
    ['2026-03-15', undefined, 'inconnue'],
  ])('seen from %s, a place updated on %s is %s', (day, updatedOn, bracket) => {
    expect(freshnessOf(updatedOn, day)).toBe(bracket);
  });
});
