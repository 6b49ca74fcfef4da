import { Findings } from '@maillage/kernel';
import { type ItemParameters, type Model, readItem } from './read-item.js';

const read = (model: Model, written: ItemParameters) => {
  const findings = new Findings('diagnostics', '/items/0');
  const item = readItem(model, written, findings);
  return { item, faults: findings.faults };
};

describe('parameters of an item', () => {
  it('are those of its model', () => {
    expect(read('rasch', { id: 'i', a: 3, b: 1 }).item).toMatchObject({ a: 1, b: 1, c: 0 });
    expect(read('1pl', { id: 'i', a: 0.7, b: 1 }).item).toMatchObject({ a: 0.7 });
    expect(read('2pl', { id: 'i', a: 2, b: 1, c: 0.3 }).item).toMatchObject({ a: 2, c: 0 });
    expect(read('3pl', { id: 'i', a: 2, b: 1, c: 0.3 }).item).toMatchObject({ c: 0.3 });
    expect(read('graded', { id: 'i', a: 2, thresholds: [-1, 0, 2] }).item).toEqual({
      kind: 'graded',
      id: 'i',
      a: 2,
      thresholds: [-1, 0, 2],
    });
  });

  it.each<[string, string, Model, ItemParameters]>([
    ['discrimination_not_positive', '/items/0/a', '2pl', { id: 'i7', a: 0, b: 0 }],
    ['discrimination_not_positive', '/items/0/a', '1pl', { id: 'i7', a: -1, b: 0 }],
    ['discrimination_not_positive', '/items/0/a', 'graded', { id: 'i7', thresholds: [0, 1] }],
    ['difficulty_not_finite', '/items/0/b', 'rasch', { id: 'i7' }],
    ['asymptote_out_of_range', '/items/0/c', '3pl', { id: 'i7', a: 1, b: 0, c: 1 }],
    ['asymptote_out_of_range', '/items/0/c', '3pl', { id: 'i7', a: 1, b: 0, c: -0.1 }],
    [
      'categories_out_of_order',
      '/items/0/thresholds',
      'graded',
      { id: 'i7', a: 1, thresholds: [0, 2, 1] },
    ],
    [
      'categories_out_of_order',
      '/items/0/thresholds',
      'graded',
      { id: 'i7', a: 1, thresholds: [1, 1] },
    ],
    ['categories_out_of_order', '/items/0/thresholds', 'graded', { id: 'i7', a: 1 }],
  ])('are refused by name: %s', (code, pointer, model, written) => {
    const { item, faults } = read(model, written);
    expect(item).toBeUndefined();
    expect(faults).toMatchObject([{ code: `diagnostics.${code}`, pointer }]);
    for (const words of Object.values(faults[0]?.detail ?? {})) expect(words).toContain('i7');
  });
});
