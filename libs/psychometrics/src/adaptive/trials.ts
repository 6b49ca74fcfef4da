import { draw } from '../statistics/draw.js';
import { type Plan } from './plan.js';
import { type TestState } from './rules.js';

/** The unscored item that the seed puts at the place that comes next; undefined where a scored one stands. */
export function trialAt(plan: Plan, { seed, responses }: TestState): string | undefined {
  const { trials = 0, stop } = plan.rules;
  const place = responses.length + 1;
  // Never first. Early enough for a test that ends as soon as it may.
  const last = Math.max(2, (stop.leastItems ?? stop.items) + trials - 1);
  const places = smallest(
    Array.from({ length: last - 1 }, (_, at) => at + 2),
    trials,
    (one) => draw(seed, `place ${one}`),
  );
  if (!places.includes(place)) return undefined;
  const seen = new Set(responses.map(({ item }) => item));
  const left = plan.trials.filter((id) => !seen.has(id));
  return smallest(left, 1, (id) => draw(seed, `trial ${id}`))[0];
}

const smallest = <T>(values: readonly T[], count: number, of: (value: T) => number): T[] =>
  values
    .map((value) => ({ value, key: of(value) }))
    .sort((x, y) => x.key - y.key)
    .slice(0, count)
    .map(({ value }) => value);
