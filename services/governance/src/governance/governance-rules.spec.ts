import fc from 'fast-check';
import { type DerivedRole, type Governance, isLead, type Member, rolesOf } from './governance.js';
import { settleGovernance } from './governance-rules.js';

const member = (structure_id: string, over: Partial<Member> = {}): Member => ({
  ...{ structure_id, nom: structure_id, statut: 'confirme' },
  ...over,
});
const governance = (...membres: Member[]): Governance => ({
  ...{ nom: 'Gouvernance', territoires: ['departement-62'] },
  membres,
});
const settled = (value: Governance, before?: Governance) => {
  const result = settleGovernance({ id: 'g', value, before, today: '2026-03-14' });
  return {
    value: result.value,
    faults: result.faults.map(
      ({ pointer, code }) => `${pointer} ${code.replace('governance.', '')}`,
    ),
  };
};

describe('a governance', () => {
  it('dates each status with the day, unless another is said', () => {
    const before = governance(member('a', { statut: 'candidat', depuis: '2026-01-01' }));
    const days = (next: Member) => settled(governance(next), before).value.membres?.[0]?.depuis;
    expect(days(member('a'))).toBe('2026-03-14');
    expect(days(member('a', { depuis: '2026-02-02' }))).toBe('2026-02-02');
    expect(days(member('a', { statut: 'candidat', depuis: '2026-01-01' }))).toBe('2026-01-01');
    expect(days(member('b'))).toBe('2026-03-14');
  });

  it('names a structure once, and territories that there are', () => {
    const value = { ...governance(member('a'), member('a')), territoires: ['departement-99'] };
    expect(settled({ ...value, debut: '2026-02-01', fin: '2026-01-01' }).faults).toEqual([
      '/territoires/0 unknown_territory',
      '/membres/1/structure_id twice',
      '/fin ends_before_start',
    ]);
  });

  it('never loses its last lead, over any history', () => {
    const status = fc.constantFrom('candidat', 'confirme', 'supprimer');
    const some = fc.array(fc.record({ statut: status, coporteur: fc.boolean() }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (wishes) => {
        let now: Governance | undefined;
        let hadLead = false;
        for (const wish of wishes) {
          const next = governance(
            ...wish.map((one, at) => member(`s${at}`, one as Partial<Member>)),
          );
          const { value, faults } = settled(next, now);
          if (faults.length === 0) now = value;
          const hasLead = (now?.membres ?? []).some(isLead);
          expect(hasLead || !hadLead).toBe(true);
          hadLead = hasLead;
        }
      }),
    );
  });

  it('gives its members the roles that their actions give, and no others', () => {
    const derived: DerivedRole[] = [
      ['cofinanceur', 'a'],
      ['beneficiaire', 'a'],
      ['recipiendaire', 'b'],
    ];
    const roles = (one: Member) => rolesOf(one, derived);
    expect(roles(member('a', { coporteur: true }))).toEqual([
      ...['coporteur', 'beneficiaire', 'cofinanceur'],
    ]);
    expect(roles(member('c'))).toEqual(['observateur']);
    expect(roles(member('b', { statut: 'candidat' }))).toEqual([]);
    expect(roles(member('b', { statut: 'supprimer' }))).toEqual([]);
  });
});
