import { MASK, patchOf } from './patch.js';

describe('the patch of a change', () => {
  it('has what was before and what is after, member by member', () => {
    const before = {
      nom: 'A',
      roles: ['x'],
      lieu: { rue: '1', ville: 'Arras' },
      'a/b~c': 1,
      fermeture: 'hier',
    };
    const after = {
      nom: 'B',
      roles: ['x', 'y'],
      lieu: { rue: '1', ville: 'Lens' },
      'a/b~c': 2,
      version: 2,
    };
    expect(patchOf(before, after)).toEqual([
      { op: 'test', path: '/nom', value: 'A' },
      { op: 'replace', path: '/nom', value: 'B' },
      { op: 'test', path: '/roles', value: ['x'] },
      { op: 'replace', path: '/roles', value: ['x', 'y'] },
      { op: 'test', path: '/lieu/ville', value: 'Arras' },
      { op: 'replace', path: '/lieu/ville', value: 'Lens' },
      { op: 'test', path: '/a~1b~0c', value: 1 },
      { op: 'replace', path: '/a~1b~0c', value: 2 },
      { op: 'test', path: '/fermeture', value: 'hier' },
      { op: 'remove', path: '/fermeture' },
      { op: 'add', path: '/version', value: 2 },
    ]);
  });

  it('of what is new or gone is the whole document', () => {
    expect(patchOf(undefined, { a: 1 })).toEqual([{ op: 'add', path: '', value: { a: 1 } }]);
    expect(patchOf({ a: 1 }, undefined)).toEqual([
      { op: 'test', path: '', value: { a: 1 } },
      { op: 'remove', path: '' },
    ]);
    expect(patchOf({ a: [1], at: new Date(1) }, { a: [1], at: new Date(1) })).toEqual([]);
  });

  it('hides what is personal wherever the patch would show it, and still shows that it changed', () => {
    const person = (nom: string, tel: string): object => ({
      id: 1,
      nom,
      contacts: [{ tel, type: 'pro' }],
      lieu: { ville: 'Arras', rue: nom },
    });
    const masked = ['/nom', '/contacts/*/tel', '/lieu/rue'];
    const changed = patchOf(person('Dupont', '0601'), person('Durand', '0602'), masked);
    const made = patchOf(undefined, person('Dupont', '0601'), masked);
    expect(changed.map(({ op, path }) => `${op} ${path}`)).toEqual([
      'test /nom',
      'replace /nom',
      'test /contacts',
      'replace /contacts',
      'test /lieu/rue',
      'replace /lieu/rue',
    ]);
    expect(JSON.stringify([changed, made])).not.toMatch(/Dup|Dur|060/);
    expect(made).toEqual([
      {
        op: 'add',
        path: '',
        value: {
          id: 1,
          nom: MASK,
          contacts: [{ tel: MASK, type: 'pro' }],
          lieu: { ville: 'Arras', rue: MASK },
        },
      },
    ]);
  });

  it('hides all that lies below a pointer, whatever its kind', () => {
    expect(patchOf({ nom: { usuel: 'Dupont' } }, { nom: ['Durand'] }, ['/nom'])).toEqual([
      { op: 'test', path: '/nom', value: MASK },
      { op: 'replace', path: '/nom', value: MASK },
    ]);
    expect(patchOf({ nom: { usuel: 'Dupont' } }, { nom: { usuel: 'Durand' } }, ['/nom'])).toEqual([
      { op: 'test', path: '/nom/usuel', value: MASK },
      { op: 'replace', path: '/nom/usuel', value: MASK },
    ]);
  });
});
