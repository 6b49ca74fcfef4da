import fc from 'fast-check';
import { takenOf } from '../money/money.js';
import type { Funding } from './funding.js';
import { type Purse, settleFunding } from './funding-rules.js';

const PURSE: Purse = { montant: 100_000, takenByOthers: 0 };
const FILED: Funding = {
  ...{ enveloppe_id: 'e', action_id: 'a', objet: 'Équipement', statut: 'deposee' },
  ...{ base: 90_000, demande: 80_000 },
};
const settled = (value: Funding, before: Funding | undefined = FILED, purse = PURSE) =>
  settleFunding({ id: 'f', value, before, today: '2026-03-14' }, purse);
const faults = (...asked: Parameters<typeof settled>): string[] =>
  settled(...asked).faults.map(
    ({ pointer, code }) => `${pointer} ${code.replace('governance.', '')}`,
  );

describe('a funding', () => {
  it('is granted with an amount, in its order, and within its bounds', () => {
    expect(faults({ ...FILED, statut: 'acceptee' })).toEqual(['/accorde amount_required']);
    expect(faults({ ...FILED, statut: 'acceptee', accorde: 80_001 })).toEqual([
      '/accorde over_ceiling',
    ]);
    const rest = { ...PURSE, takenByOthers: 20_001 };
    expect(faults({ ...FILED, statut: 'acceptee', accorde: 80_000 }, FILED, rest)).toEqual([
      '/accorde over_envelope',
    ]);
    const whole = { ...PURSE, euros_entiers: true };
    expect(faults({ ...FILED, statut: 'acceptee', accorde: 50 }, FILED, whole)).toEqual([
      '/accorde whole_euros',
    ]);
    expect(faults({ ...FILED, statut: 'deposee' }, { ...FILED, statut: 'refusee' })).toEqual([
      '/statut status_out_of_order',
    ]);
    expect(faults({ ...FILED, demande: 95_000 }, FILED, { ...PURSE, taux: 50 })).toEqual([
      '/demande over_ceiling',
    ]);
    expect(settled({ ...FILED, statut: 'acceptee', accorde: 80_000 })).toMatchObject({
      value: { decidee_le: '2026-03-14' },
      faults: [],
    });
  });

  it('is paid what is owed, and no more', () => {
    const granted: Funding = { ...FILED, statut: 'acceptee', accorde: 80_000 };
    const paid = (montant: number): Funding => ({
      ...granted,
      versements: [{ le: '2026-04-01', montant, nature: 'avance' }],
    });
    expect(faults(paid(80_000), granted)).toEqual([]);
    expect(faults(paid(80_001), granted)).toContain('/versements over_granted');
    // A report that leaves less than was paid is true all the same: what is too much shows as such.
    expect(faults({ ...paid(80_000), cout_final: 45_000 }, paid(80_000))).toEqual([]);
  });

  it('never takes a cent too much of its envelope, nor is refused what fits, over any history', () => {
    const step = fc.record({
      who: fc.nat(5),
      accorde: fc.integer({ min: 1, max: 80_000 }),
      cost: fc.option(fc.integer({ min: 0, max: 90_000 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const fundings = Array.from({ length: 6 }, () => FILED);
        for (const { who, accorde, cost } of steps) {
          const before = fundings[who] ?? FILED;
          const takenByOthers = fundings
            .filter((_, at) => at !== who)
            .reduce((sum, one) => sum + takenOf(one), 0);
          const next: Funding = {
            ...before,
            ...{ statut: 'acceptee', accorde },
            ...(cost === null ? {} : { cout_final: cost }),
          };
          const { value, faults: found } = settled(next, before, { ...PURSE, takenByOthers });
          const fits = takenByOthers + takenOf(next) <= PURSE.montant;
          expect(found.length === 0).toBe(fits);
          if (fits) fundings[who] = value;
          const taken = fundings.reduce((sum, one) => sum + takenOf(one), 0);
          expect(taken <= PURSE.montant).toBe(true);
        }
      }),
    );
  });
});
