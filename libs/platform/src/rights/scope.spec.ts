import type { Caller, Grant } from './caller.js';
import { fenceOf } from './fence.js';
import { isStillGranted, narrow, readScope } from './scope.js';

const grant: Grant = {
  role: 'coordinateur',
  territories: ['departement-62'],
  structures: [],
  purposes: ['annuaire', 'activite'],
};
const caller: Caller = { id: 'c', kind: 'client', name: 'n', source: 's', grants: [grant] };
const left = (text: string, of: Grant = grant): readonly Grant[] =>
  narrow({ ...caller, grants: [of] }, readScope(text).scope).grants;

describe('a scope', () => {
  it('narrows each part of a grant', () => {
    expect(left('')).toEqual([grant]);
    expect(left('territoire:commune-62041 finalite:activite structure:26620001200013')).toEqual([
      {
        role: 'coordinateur',
        territories: ['commune-62041'],
        structures: ['26620001200013'],
        purposes: ['activite'],
      },
    ]);
  });

  it.each(['role:administrateur', 'territoire:departement-59', 'finalite:administration'])(
    'leaves nothing where there was nothing: %s',
    (text) => {
      expect(left(text)).toEqual([]);
    },
  );

  it('never gives more than there was', () => {
    expect(left('territoire:france role:coordinateur')).toEqual([grant]);
    const held: Grant = { ...grant, structures: ['26620001200013'] };
    expect(left('structure:11111111111111', held)).toEqual([]);
    expect(left('structure:11111111111111 structure:26620001200013', held)[0]?.structures).toEqual([
      '26620001200013',
    ]);
  });

  it('may leave some permissions only', () => {
    const narrowed = narrow(caller, readScope('lieux.lire').scope);
    expect([
      fenceOf(narrowed, 'lieux.lire').rules.length,
      fenceOf(narrowed, 'activites.lire').rules.length,
      fenceOf(caller, 'activites.lire').rules.length,
    ]).toEqual([1, 0, 1]);
  });

  it.each([
    'tout',
    'role:roi',
    'toString',
    'constructor:x',
    '__proto__:x',
    'territoire:62',
    'structure:1',
    ':',
    'role:',
    'role:coordinateur:x',
  ])('says that it cannot read %s', (text) => {
    expect(readScope(text)).toEqual({ scope: {}, wrong: [text] });
  });
});

describe('what was granted', () => {
  const CARE = '26620001200013';
  const held = (before: Partial<Grant>, now: Partial<Grant>[]): boolean =>
    isStillGranted(
      { ...caller, grants: [{ ...grant, ...before }] },
      'activites.lire',
      now.map((one) => ({ ...grant, ...one })),
    );

  it.each([
    ['as it was', {}, [{}]],
    ['in a wider territory', {}, [{ territories: ['region-32'] }]],
    ['beside another', {}, [{ role: 'region' }, {}]],
    ['without other purposes', {}, [{ purposes: ['activite'] }]],
    ['to all structures', { structures: [CARE] }, [{}]],
    ['in a territory the code forgot', { territories: ['epci-1'] }, [{ territories: ['epci-1'] }]],
  ] as const)('still is: %s', (_, before, now) => {
    expect(held(before, [...now])).toBe(true);
  });

  it.each([
    ['nothing is left', {}, []],
    ['another role', {}, [{ role: 'national' }]],
    ['a narrower territory', {}, [{ territories: ['commune-62041'] }]],
    ['one of two territories', { territories: ['departement-62', 'departement-59'] }, [{}]],
    ['not for this purpose', {}, [{ purposes: ['annuaire'] }]],
    ['to some structures', {}, [{ structures: [CARE] }]],
    ['to another structure', { structures: [CARE] }, [{ structures: ['11111111111111'] }]],
    ['it never was', { role: 'national' }, [{ role: 'national' }]],
  ] as const)('is no longer: %s', (_, before, now) => {
    expect(held(before, [...now])).toBe(false);
  });

  it('does not mind a grant that the permission never used', () => {
    const two = { ...caller, grants: [grant, { ...grant, role: 'national' as const }] };
    expect(isStillGranted(two, 'activites.lire', [grant])).toBe(true);
  });
});
