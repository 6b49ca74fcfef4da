import type { Ancestry } from '../figure/increments.js';
import { countingIn, type StockDelta, type StockStep } from '../figure/stock-deltas.js';

/** By how much a stock of a commune changes on a day. */
export interface DayDelta {
  readonly commune: string;
  readonly day: string;
  readonly delta: number;
}

/** What is added to the posts of communes: the changes of the whole stock, not those along an axis. */
export function postsByCommune(deltas: readonly StockDelta[]): DayDelta[] {
  return deltas.flatMap(({ key: [territory, stock, axis, , day], delta }) =>
    stock === 'postes' && axis === '' && territory.startsWith('commune-')
      ? { commune: territory.slice('commune-'.length), day, delta }
      : [],
  );
}

/**
 * How the stock of communes with somebody in post changes where `added` has joined the changes of their posts, which are
 * `now` what they are: a commune counts on the days on which it has at least one.
 */
export function coveredSteps(
  now: readonly DayDelta[],
  added: readonly DayDelta[],
  ancestry: Ancestry,
): StockStep[] {
  const steps = (changes: readonly DayDelta[], sign: 1 | -1): StockStep[] =>
    turnsOf(changes).map(({ commune, day, delta }) => ({
      stock: 'communes_pourvues',
      territories: countingIn(commune, ancestry),
      axes: [['', '']],
      day,
      by: sign * delta,
    }));
  const taken = added.map((one) => ({ ...one, delta: -one.delta }));
  return [...steps([...now, ...taken], -1), ...steps(now, 1)];
}

/** The days on which a commune comes to have something (1), or to have nothing (-1). */
function turnsOf(changes: readonly DayDelta[]): DayDelta[] {
  const communes = new Map<string, Map<string, number>>();
  for (const { commune, day, delta } of changes) {
    const days = communes.get(commune) ?? new Map<string, number>();
    communes.set(commune, days);
    days.set(day, (days.get(day) ?? 0) + delta);
  }
  return [...communes].flatMap(([commune, days]) => {
    let stock = 0;
    return [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([day, delta]) => {
        const had = stock > 0;
        stock += delta;
        return had === stock > 0 ? [] : { commune, day, delta: had ? -1 : 1 };
      });
  });
}
