import type { Definition, Input } from '../definitions/definition.js';
import { type DimensionId, DIMENSIONS, STOCK_AXES } from '../definitions/dimensions.js';
import type { Slot } from './calendar.js';
import { MARGINALS } from './measures.js';

/** Where sums of an input are read: the two rollups of activities, the stocks, or the official code. */
export type Table = 'activity' | 'theme' | 'stock' | 'code';

/** Sums of one territory and period for one combination of key columns; both by column name. */
export interface FigureRow {
  readonly label: string;
  readonly periode: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, number>>;
}

/** One value of an indicator: `label` is the territory it is of. */
export interface Value {
  readonly label: string;
  readonly periode: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly valeur: number | null;
}

/** Column of the rollups that holds a dimension's values; ways of counting participants are columns of their own. */
export const COLUMNS: Readonly<Partial<Record<DimensionId, string>>> = {
  type: 'type',
  type_lieu: 'place_kind',
  thematique: 'theme',
  ...Object.fromEntries(STOCK_AXES.flat().map((dimension) => [dimension, 'value'])),
};

const isMarginal = (dimension: DimensionId): dimension is keyof typeof MARGINALS =>
  dimension in MARGINALS;

/** The table an input is read from when a figure is broken down by `par`. */
export function tableOf(input: Input, par: readonly DimensionId[]): Table {
  if (input.of === 'stock') return 'stock';
  if (input.of === 'communes') return 'code';
  return input.of === 'thematiques' || par.includes('thematique') ? 'theme' : 'activity';
}

/** The columns of sums an input needs: its measure, or the columns of the marginal it is counted by. */
export function sumsOf(input: Input, par: readonly DimensionId[]): string[] {
  if (input.of === 'stock') return ['stock'];
  if (input.of === 'communes') return ['communes'];
  const marginal = par.find(isMarginal);
  return marginal === undefined
    ? [input.measure]
    : DIMENSIONS[marginal].valeurs.map(({ code }) => MARGINALS[marginal] + code);
}

/**
 * The values of an indicator over a grid of territories, periods and dimension values: each combination once, also
 * where nothing happened. A dimension value that no nomenclature has appears after those that are known.
 * Rows may be finer than asked for: they are added up.
 */
export function evaluate(
  definition: Definition,
  par: readonly DimensionId[],
  rows: Readonly<Record<Table, readonly FigureRow[]>>,
  grid: { readonly labels: readonly string[]; readonly slots: readonly Slot[] },
): Value[] {
  const cells = new Map<string, Record<string, number>>();
  const seen = par.map(
    (dimension) => new Set<string>(DIMENSIONS[dimension].valeurs.map(({ code }) => code)),
  );
  for (const [name, input] of Object.entries(definition.inputs)) {
    for (const row of rows[tableOf(input, par)]) {
      if (!isOf(row, input, par)) continue;
      for (const [values, sum] of contributionsOf(row, input, par)) {
        values.forEach((value, index) => seen[index]?.add(value));
        const cell = cellAt(cells, row.label, row.periode, values);
        cell[name] = (cell[name] ?? 0) + sum;
      }
    }
  }
  const none = Object.fromEntries(Object.keys(definition.inputs).map((name) => [name, 0]));
  const combinations = seen.reduce<string[][]>(
    (heads, values) => heads.flatMap((head) => [...values].map((value) => [...head, value])),
    [[]],
  );
  return grid.labels.flatMap((label) =>
    grid.slots.flatMap(({ periode }) =>
      combinations.map((values) => ({
        label,
        periode,
        dimensions: Object.fromEntries(
          par.map((dimension, index) => [dimension, values[index] ?? '']),
        ),
        valeur: definition.fold({ ...none, ...cells.get(keyOf(label, periode, values)) }),
      })),
    ),
  );
}

/** Whether a row of its table is one of an input's: of the one theme it counts, of its stock along the axis asked for. */
function isOf({ keys }: FigureRow, input: Input, par: readonly DimensionId[]): boolean {
  if (input.of === 'thematiques') return input.only === undefined || keys['theme'] === input.only;
  if (input.of !== 'stock') return true;
  return keys['stock'] === input.stock && keys['axis'] === axisOf(par[0]);
}

/** The axis along which stocks are kept for a dimension: what is fresh today is old tomorrow, so its day is kept. */
export function axisOf(dimension: DimensionId | undefined): string {
  return dimension === 'fraicheur' ? 'date_maj' : (dimension ?? '');
}

/** What a row adds to which combination of dimension values: one for each value of a marginal, else one. */
function contributionsOf(
  row: FigureRow,
  input: Input,
  par: readonly DimensionId[],
): [values: string[], sum: number][] {
  const marginal = par.find(isMarginal);
  const valuesWith = (code: string): string[] =>
    par.map((one) => (one === marginal ? code : (row.keys[COLUMNS[one] ?? ''] ?? '')));
  const columns = sumsOf(input, par);
  if (marginal === undefined)
    return columns.map((column) => [valuesWith(''), row.sums[column] ?? 0]);
  return columns.map((column) => [
    valuesWith(column.slice(MARGINALS[marginal].length)),
    row.sums[column] ?? 0,
  ]);
}

const keyOf = (label: string, periode: string, values: readonly string[]): string =>
  [label, periode, ...values].join('\n');

function cellAt(
  cells: Map<string, Record<string, number>>,
  label: string,
  periode: string,
  values: readonly string[],
): Record<string, number> {
  const key = keyOf(label, periode, values);
  const cell = cells.get(key) ?? {};
  cells.set(key, cell);
  return cell;
}
