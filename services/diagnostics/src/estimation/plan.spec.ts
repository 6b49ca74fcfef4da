import { DomainError } from '@maillage/kernel';
import type { Rules } from '@maillage/psychometrics';
import { starterItems } from '../bank/starter-bank.js';
import { planOf } from './plan.js';

const faultsOf = (rules: Rules): string[] => {
  try {
    planOf(rules, starterItems());
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ pointer, code, value }) => `${pointer} ${code} ${value}`);
  }
};

describe('rules of a test', () => {
  it('hold for the starter bank', () => {
    const balance = { by: 'area', weights: { 1: 90, 2: 5, 3: 5 } } as const;
    expect(faultsOf({ stop: { items: 20 }, balance, exposure: { limit: 0.3 } })).toEqual([]);
  });

  it('are refused by name: an unknown area of a balance (D-12), an exposure below length ÷ bank', () => {
    const balance = { by: 'area', weights: { 1: 1, informatoin: 1 } } as const;
    expect(faultsOf({ stop: { items: 20 }, balance })).toEqual([
      '/regles/equilibre/poids diagnostics.unknown_area informatoin',
    ]);
    expect(faultsOf({ stop: { items: 20 }, exposure: { limit: 0.07 } })).toEqual([
      '/regles/exposition/limite diagnostics.exposure_below_length 0.07',
    ]);
    expect(faultsOf({ stop: { items: 0, standardError: -1 } })).toEqual([
      '/regles/arret/items diagnostics.length_not_positive undefined',
      '/regles/arret/erreur_type diagnostics.stop_not_positive -1',
    ]);
  });
});
