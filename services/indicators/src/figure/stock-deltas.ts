import type { Stock } from '../definitions/definition.js';
import type { Ancestry } from './increments.js';
import { unknownCommune } from './indicators.errors.js';

/** What a stock gains or loses on a day, on each of the axes it is counted along. */
export interface StockStep {
  readonly stock: Stock;
  readonly territories: readonly string[];
  readonly axes: readonly (readonly [axis: string, value: string])[];
  readonly day: string;
  readonly by: number;
}

/** By how much a stock with one value on one axis changes on one day; key in the order of the primary key. */
export interface StockDelta {
  readonly key: readonly [
    territory: string,
    stock: Stock,
    axis: string,
    value: string,
    day: string,
  ];
  readonly delta: number;
}

/** Adds up steps by territory, stock, axis, value and day, sorted by key; what cancels out is left out. */
export function stockDeltasOf(steps: Iterable<StockStep>): StockDelta[] {
  const rows = new Map<string, { key: StockDelta['key']; delta: number }>();
  for (const { stock, territories, axes, day, by } of steps) {
    for (const territory of territories) {
      for (const [axis, value] of axes) {
        const key = [territory, stock, axis, value, day] as const;
        const text = key.join('\n');
        rows.set(text, { key, delta: (rows.get(text)?.delta ?? 0) + by });
      }
    }
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, row]) => (row.delta === 0 ? [] : [row]));
}

/**
 * The territories that count what stands in a commune.
 * @throws DomainError invalid when the commune is unknown to this version.
 */
export function countingIn(commune: string, ancestry: Ancestry): readonly string[] {
  const territories = ancestry(commune);
  if (territories === undefined) throw unknownCommune(commune);
  return territories;
}
