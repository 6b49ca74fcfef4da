import type { DataHolder } from '../people/data-holder.js';
import type { Recurrence } from '../schedule/schedule.js';

/** The pass that lets go of what a service has kept long enough: at night, before the day's first pushes. */
export function retention(holder: Pick<DataHolder, 'pass'>): Recurrence {
  return {
    name: 'conservation',
    title: 'Conservation des données',
    period: { dailyAt: 3 },
    run: () => holder.pass(),
  };
}
