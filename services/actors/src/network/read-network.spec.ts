import { readNetwork } from './read-network.js';

const ID = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';
const NETWORK = { nom: 'Réseau', type: 'hub', territoire: 'departement-62' };
const faults = (over: object): string[] => {
  const read = readNetwork({ ...NETWORK, ...over });
  return 'faults' in read
    ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};
const member = (over: object = {}) => ({ structure_id: ID, role: 'membre', ...over });

describe('the form of a network', () => {
  it('is read in the order of its fields, without those that are empty', () => {
    const membres = [member({ role: 'porteur', du: '2026-01-01' })];
    const read = readNetwork({ membres, ...NETWORK, site: ' ' });
    expect(read).toEqual({
      value: { ...NETWORK, membres: [member({ role: 'porteur', du: '2026-01-01' })] },
    });
  });

  it.each([
    [{ nom: ' ' }, ['/nom required']],
    [{ type: 'club' }, ['/type unknown_value']],
    [{ territoire: 'departement-99' }, ['/territoire unknown_territory']],
    [{ territoire: undefined }, ['/territoire required']],
    [{ animateur_id: 'moi' }, ['/animateur_id invalid_id']],
    [{ debut: '2026-02-30' }, ['/debut invalid_date']],
    [{ debut: '2026-02-01', fin: '2026-01-31' }, ['/fin ends_before_start']],
    [{ telephone: '0321' }, ['/telephone unknown_field']],
    [{ membres: {} }, ['/membres wrong_type']],
    [{ membres: [{}] }, ['/membres/0/structure_id required', '/membres/0/role required']],
    [{ membres: [member({ nom: 'x' })] }, ['/membres/0/nom unknown_field']],
    [
      { membres: [member({ du: '2026-02-01', au: '2026-01-31' })] },
      ['/membres/0/au ends_before_start'],
    ],
  ])('%j is told', (over, told) => {
    expect(faults(over)).toEqual(told);
  });

  it('has no member twice in one role on one day', () => {
    const first = member({ au: '2026-03-31' });
    expect(faults({ membres: [first, member({ du: '2026-04-01' })] })).toEqual([]);
    expect(faults({ membres: [first, member({ role: 'financeur' })] })).toEqual([]);
    expect(faults({ membres: [first, member({ du: '2026-03-31' })] })).toEqual([
      '/membres/1 member_twice',
    ]);
  });
});
