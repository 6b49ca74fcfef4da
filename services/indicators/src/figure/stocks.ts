import type { Slot } from './calendar.js';
import type { FigureRow } from './fold.js';

/** By how much the places with one value changed in a period; an empty period stands for all that was before the first. */
export interface StockChange {
  readonly label: string;
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
  rename: (value: string, slot: Slot) => string,
): FigureRow[] {
  const index = new Map(slots.map((slot, position) => [slot.periode, position]));
  const labels = new Map<string, Map<string, number[]>>();
  for (const { label, value, periode, delta } of changes) {
    const values = labels.get(label) ?? new Map<string, number[]>();
    labels.set(label, values);
    const series = values.get(value) ?? slots.map(() => 0);
    values.set(value, series);
    const position = index.get(periode) ?? 0;
    series[position] = (series[position] ?? 0) + delta;
  }
  return [...labels].flatMap(([label, values]) => {
    const held = new Map<string, number>();
    return slots.flatMap((slot, position) => {
      const stocks = new Map<string, number>();
      for (const [value, series] of values) {
        const stock = (held.get(value) ?? 0) + (series[position] ?? 0);
        held.set(value, stock);
        const name = rename(value, slot);
        stocks.set(name, (stocks.get(name) ?? 0) + stock);
      }
      return [...stocks].map(([value, stock]) => ({
        label,
        periode: slot.periode,
        keys: { value },
        sums: { stock },
      }));
    });
  });
}
