import { addDays } from '../figure/calendar.js';

/** Days, both included. What has no end lasts until `FOREVER`. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
}

export const FOREVER = '9999-12-31';

/** The day after the last one of a stretch; undefined where it has no end. */
export const dayAfter = ({ last }: Stretch): string | undefined =>
  last === FOREVER ? undefined : addDays(last, 1);

/** The days that some stretches cover together, as stretches apart from each other, in their order. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const union: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = union.at(-1);
    const next = before === undefined ? '' : (dayAfter(before) ?? FOREVER);
    if (before === undefined || stretch.first > next) union.push(stretch);
    else if (stretch.last > before.last) union.splice(-1, 1, { ...before, last: stretch.last });
  }
  return union;
}
