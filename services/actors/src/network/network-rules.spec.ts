import type { Network } from './network.js';
import { networkFaults, type NamedStructures } from './network-rules.js';

const NETWORK: Network = { nom: 'Réseau', type: 'hub', territoire: 'departement-62' };
const THERE: NamedStructures = new Map([
  ['a', null],
  ['b', null],
  ['closed', '2026-06-30'],
]);
const faults = (over: Partial<Network>, before?: Network): string[] =>
  networkFaults({ ...NETWORK, ...over }, before, THERE).map(
    ({ pointer, code }) => `${pointer} ${code.slice(7)}`,
  );
const member = (structure_id: string, au?: string) => ({
  structure_id,
  role: 'membre',
  ...(au === undefined ? {} : { au }),
});

describe('a network', () => {
  it('names structures that are there', () => {
    expect(faults({ animateur_id: 'a', membres: [member('a'), member('b')] })).toEqual([]);
    expect(faults({ animateur_id: 'x', membres: [member('a'), member('y')] })).toEqual([
      '/animateur_id unknown_structure',
      '/membres/1/structure_id unknown_structure',
    ]);
  });

  it('has no present member that closed, but past ones', () => {
    expect(faults({ animateur_id: 'closed', membres: [member('closed')] })).toEqual([
      '/animateur_id structure_closed',
      '/membres/0/structure_id structure_closed',
    ]);
    expect(faults({ membres: [member('closed', '2026-06-30')] })).toEqual([]);
    expect(faults({ membres: [member('closed', '2026-07-01')] })).toHaveLength(1);
    expect(faults({ membres: [member('closed')], fin: '2026-01-31' })).toEqual([]);
  });

  it('is not judged again for those it had', () => {
    const before = { ...NETWORK, animateur_id: 'closed', membres: [member('x')] };
    expect(faults({ animateur_id: 'closed', membres: [member('x'), member('a')] }, before)).toEqual(
      [],
    );
    expect(faults({ membres: [member('x'), member('y')] }, before)).toEqual([
      '/membres/1/structure_id unknown_structure',
    ]);
  });
});
