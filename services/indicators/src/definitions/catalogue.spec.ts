import { readFileSync } from 'node:fs';
import { thematiques, tranchesAge } from '@maillage/nomenclatures';
import { catalogue } from './catalogue.js';
import { crossesOf, type DimensionId, wordsOf } from './dimensions.js';
import { evaluate, type FigureRow } from '../figure/fold.js';
import { MEASURES } from '../figure/measures.js';

const grid = { labels: ['commune-62041'], slots: [{ periode: '2026', last: '2026-12-31' }] };
const row = (keys: Record<string, string>, sums: Record<string, number>): FigureRow => ({
  label: 'commune-62041',
  periode: '2026',
  keys,
  sums,
});
const NOTHING = { activity: [], theme: [], stock: [], code: [] };

const valuesOf = (
  id: string,
  par: readonly DimensionId[],
  rows: Partial<Record<'activity' | 'theme' | 'stock' | 'code', FigureRow[]>>,
): (number | null)[] => {
  const definition = catalogue.find((one) => one.id === id);
  if (definition === undefined) throw new Error(id);
  return evaluate(definition, par, { ...NOTHING, ...rows }, grid).map(({ valeur }) => valeur);
};

describe('the catalogue', () => {
  it('is sorted, and every definition says what it means', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { id, population, formule, source, unite, dimensions } of catalogue) {
      expect(id).toMatch(/^[a-z_]+$/);
      for (const text of [population, formule, source, unite])
        expect(text.length).toBeGreaterThan(3);
      // Each dimension can be asked for by itself.
      for (const dimension of dimensions) expect(crossesOf(dimensions)).toContainEqual([dimension]);
    }
  });

  // By name: the order of the columns says nothing, a code without a column could not be counted.
  it.each(['activity_figures', 'theme_figures'])('adds up the columns that %s has', (table) => {
    const schema = readFileSync('services/indicators/schema.sql', 'utf8');
    const columns = schema.split(`CREATE TABLE ${table} (`)[1]?.split(');')[0] ?? '';
    const sums = [...columns.matchAll(/^ {2}(\w+) (?:integer|bigint) /gm)].map(([, name]) => name);
    expect(sums.sort()).toEqual([...MEASURES].sort());
  });
});

it('says values in words, what nobody stated too, and leaves unknown codes to their reader', () => {
  expect(wordsOf('contrat', 'CDI')?.fr).toBe('Contrat à durée indéterminée');
  expect(wordsOf('contrat', 'non_renseigne')?.en).toBe('Not stated');
  expect(wordsOf('contrat', 'nouveau')).toBeUndefined();
});

describe('definitions', () => {
  const activity = [
    row(
      { type: 'individuel', place_kind: 'domicile' },
      { activities: 3, minutes: 100, participants: 3 },
    ),
  ];

  it('activites, accompagnements: sums', () => {
    expect(valuesOf('activites', [], { activity })).toEqual([3]);
    expect(valuesOf('accompagnements', ['type'], { activity })).toEqual([3, 0]);
  });

  it('heures: minutes ÷ 60 with two decimals', () => {
    expect(valuesOf('heures', [], { activity })).toEqual([1.67]);
  });

  it('duree_moyenne: no value where nothing was done', () => {
    expect(valuesOf('duree_moyenne', ['type'], { activity })).toEqual([33.3, null]);
  });

  it('part_aide_administrative: only that theme counts, no value without an activity', () => {
    const theme = [
      row({ type: 'individuel', theme: 'aide_aux_demarches_administratives' }, { activities: 1 }),
      row({ type: 'individuel', theme: 'email' }, { activities: 2 }),
    ];
    expect(valuesOf('part_aide_administrative', [], { activity, theme })).toEqual([0.3333]);
    expect(valuesOf('part_aide_administrative', [], NOTHING)).toEqual([null]);
  });

  it('thematiques_abordees: mentions, each theme once in the answer', () => {
    const theme = [
      row({ type: 'individuel', theme: 'email' }, { activities: 2 }),
      row({ type: 'collectif', theme: 'email' }, { activities: 5 }),
    ];
    const values = valuesOf('thematiques_abordees', ['thematique'], { theme });
    expect(values).toHaveLength(thematiques.valeurs.length);
    expect(values[thematiques.valeurs.findIndex(({ code }) => code === 'email')]).toBe(7);
  });

  it('participants: by age bracket in the order of the nomenclature', () => {
    const ages = Object.fromEntries(
      tranchesAge.valeurs.map(({ code }, index) => [`age_${code}`, index]),
    );
    expect(valuesOf('participants', ['tranche_age'], { activity: [row({}, ages)] })).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('a value no nomenclature has is shown after those that are', () => {
    expect(
      valuesOf('activites', ['type'], { activity: [row({ type: 'nouveau' }, { activities: 1 })] }),
    ).toEqual([0, 0, 1]);
  });

  it('lieux: the stock', () => {
    const stock = [
      row({ stock: 'lieux', axis: '', value: '' }, { stock: 4 }),
      row({ stock: 'postes', axis: '', value: '' }, { stock: 9 }),
      row({ stock: 'lieux', axis: 'typologie', value: 'ASSO' }, { stock: 2 }),
    ];
    expect(valuesOf('lieux', [], { stock })).toEqual([4]);
    expect(Math.max(...valuesOf('lieux', ['typologie'], { stock }).map(Number))).toBe(2);
  });
});
