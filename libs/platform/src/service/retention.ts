import type { Custody } from '../people/custody.js';
import type { Recurrence } from '../schedule/schedule.js';

/** The pass that lets go of what a service has kept long enough: at night, before the day's first pushes. */
export function retention(custody: Pick<Custody, 'pass'>): Recurrence {
  return {
    name: 'conservation',
    title: 'Conservation des données',
    period: { dailyAt: 3 },
    run: () => custody.pass(),
  };
}
