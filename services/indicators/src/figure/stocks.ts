import type { Slot } from './calendar.js';
import type { FigureRow } from './fold.js';

/** By how much a stock changed in a period for one value on one axis; an empty period stands for all before the first. */
export interface StockChange {
  readonly label: string;
  readonly stock: string;
  readonly axis: string;
  readonly value: string;
  readonly periode: string;
  readonly delta: number;
}

/**
 * Stocks at the end of each period from the changes up to there. `rename` gives the value under which a value counts at
 * the end of a period: a day of update turns into its freshness, which changes as time goes by.
 */
export function stocksOf(
  changes: readonly StockChange[],
  slots: readonly Slot[],
  rename: (value: string, slot: Slot, axis: string) => string,
): FigureRow[] {
  const index = new Map(slots.map((slot, position) => [slot.periode, position]));
  interface Line {
    readonly of: Pick<StockChange, 'label' | 'stock' | 'axis'>;
    readonly values: Map<string, number[]>;
  }
  const lines = new Map<string, Line>();
  for (const { label, stock, axis, value, periode, delta } of changes) {
    const key = [label, stock, axis].join('\n');
    const line = lines.get(key) ?? {
      of: { label, stock, axis },
      values: new Map<string, number[]>(),
    };
    lines.set(key, line);
    const series = line.values.get(value) ?? slots.map(() => 0);
    line.values.set(value, series);
    const position = index.get(periode) ?? 0;
    series[position] = (series[position] ?? 0) + delta;
  }
  return [...lines.values()].flatMap(({ of: { label, stock, axis }, values }) => {
    const held = new Map<string, number>();
    return slots.flatMap((slot, position) => {
      const sums = new Map<string, number>();
      for (const [value, series] of values) {
        const sum = (held.get(value) ?? 0) + (series[position] ?? 0);
        held.set(value, sum);
        const name = rename(value, slot, axis);
        sums.set(name, (sums.get(name) ?? 0) + sum);
      }
      return [...sums].map(([value, sum]) => ({
        label,
        periode: slot.periode,
        keys: { stock, axis, value },
        sums: { stock: sum },
      }));
    });
  });
}
