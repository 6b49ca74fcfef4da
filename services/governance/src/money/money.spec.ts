import fc from 'fast-check';
import { type Account, balanceOf, dueOf, mostOf, takenOf } from './money.js';

const euros = (amount: number): number => amount * 100;

describe('money', () => {
  it('says what a ceiling bounds (F-79), and never goes above the envelope', () => {
    const bounds = { montant: euros(100_000), taux: 30 };
    const base = { montant: euros(25_000), porte_sur: 'base' as const };
    expect(mostOf(euros(60_000), { ...bounds, plafond: base })).toBe(euros(7_500));
    const grant = { montant: euros(25_000), porte_sur: 'subvention' as const };
    expect(mostOf(euros(60_000), { ...bounds, plafond: grant })).toBe(euros(18_000));
    expect(mostOf(euros(600_000), { ...bounds, plafond: grant })).toBe(euros(25_000));
    expect(mostOf(euros(600_000), { montant: euros(50) })).toBe(euros(50));
  });

  it('gives back what was granted and not owed (G-16)', () => {
    const account: Account = {
      ...{ statut: 'acceptee', base: euros(30_000), accorde: euros(24_000) },
      versements: [{ montant: euros(12_000) }, { montant: euros(8_000) }],
      cout_final: euros(25_000),
    };
    expect(balanceOf(account)).toEqual({
      ...{ due: euros(20_000), paid: euros(20_000), left: 0 },
      ...{ back: euros(4_000), overpaid: 0 },
    });
    expect(takenOf(account)).toBe(euros(20_000));
  });

  it('is exact: what is owed is the share of the cost, less than a cent below it', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(cents, cents, cents, (base, granted, cost) => {
        const accorde = Math.min(base, granted);
        const due = dueOf({ statut: 'acceptee', base, accorde, cout_final: cost });
        const [share, whole] = [BigInt(accorde) * BigInt(cost), BigInt(base)];
        expect(due <= accorde).toBe(true);
        if (due < accorde) {
          expect(BigInt(due) * whole <= share && share < BigInt(due + 1) * whole).toBe(true);
        } else expect(share >= BigInt(accorde) * whole).toBe(true);
      }),
    );
  });
});
