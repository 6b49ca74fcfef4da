import type { Bank } from '../bank/bank.js';
import { STARTER, starterItems } from '../bank/starter-bank.js';
import { readCalibration } from './read-calibration.js';

const at = new Date(0);
const bank: Bank = {
  ...STARTER,
  version: 1,
  items: starterItems(),
  createdAt: at,
  modifiedAt: at,
};
const [first = '', second = '', third = ''] = bank.items.map(({ id }) => id);
const BODY = {
  modele: 'rasch',
  methode: 'cml',
  items: [first, second],
  patrons: [
    { reponses: [0, 1], effectif: 3 },
    { reponses: [1, null], effectif: 2 },
    { reponses: [1, 0] },
    { reponses: [0, 0], effectif: 1 },
  ],
};
const read = (over: object): string[] => {
  const found = readCalibration({ ...BODY, ...over }, bank);
  const [kind, faults] = Object.entries(found)[0] as [string, { pointer: string; code: string }[]];
  return kind === 'request'
    ? ['request']
    : [
        kind,
        ...faults.map(({ pointer, code }) => `${pointer} ${code.replace('diagnostics.', '')}`),
      ];
};

describe('a request for a calibration', () => {
  it('is read with nulls, and with an anchor', () => {
    expect(read({})).toEqual(['request']);
    const found = readCalibration({ ...BODY, ancrage: { items: [first] } }, bank);
    expect('request' in found && found.request).toMatchObject({
      model: 'rasch',
      method: 'cml',
      patterns: [{}, { responses: [1, null], count: 2 }, { count: 1 }, {}],
      anchor: { method: 'stocking_lord', items: [{ id: first }] },
    });
  });

  it('is told every fault of its form', () => {
    expect(read({ modele: 'x', items: [1], patrons: [{ reponses: ['1'] }], autre: 1 })).toEqual([
      'malformed',
      '/autre malformed_calibration',
      '/modele malformed_calibration',
      '/items malformed_calibration',
      '/patrons/0 malformed_calibration',
    ]);
  });

  it('is refused items that the bank has not, a method that is not of the model, and patterns of another length', () => {
    expect(read({ items: [first, 'nobody'] })).toEqual(['refused', '/items/1 unknown_item']);
    expect(read({ items: [first, first] })).toEqual(['refused', '/items/1 item_twice']);
    expect(read({ modele: '2pl' })).toEqual(['refused', '/methode method_not_of_model']);
    expect(read({ ancrage: { items: [third] } })).toEqual([
      'refused',
      '/ancrage/items/0 unknown_item',
    ]);
    expect(read({ patrons: [{ reponses: [0, 1, 1], effectif: 0 }] })).toEqual([
      'refused',
      '/patrons/0/reponses pattern_not_of_items',
      '/patrons/0/effectif count_not_positive',
    ]);
  });
});
