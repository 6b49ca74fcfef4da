/** When work comes round: each day at a full hour of Europe/Paris, or each so many minutes. */
export type Period = { readonly dailyAt: number } | { readonly everyMinutes: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How long after a failure work is tried again, unless it comes round before. */
const RETRY_MS = HOUR_MS;

const parisClock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

/**
 * The first instant after another at which work comes round. Minutes are counted from a fixed instant, so that runs
 * that take long do not move the next. Paris has some hours twice a year not at all, or two times: a day without that
 * hour has its run an hour later, a day with two has it at the first.
 */
export function nextRun(period: Period, after: Date): Date {
  if ('everyMinutes' in period) {
    const step = period.everyMinutes * MINUTE_MS;
    return new Date((Math.floor(after.getTime() / step) + 1) * step);
  }
  // Paris is whole hours from UTC: its full hours are those of UTC.
  let instant = (Math.floor(after.getTime() / HOUR_MS) + 1) * HOUR_MS;
  while (!isDue(period.dailyAt, instant)) instant += HOUR_MS;
  return new Date(instant);
}

/** When work is tried again that began at an instant and failed at another. */
export function retryAfter(period: Period, began: Date, failed: Date): Date {
  return new Date(Math.min(nextRun(period, began).getTime(), failed.getTime() + RETRY_MS));
}

/** Says a period to a person, in French. */
export function periodText(period: Period): string {
  if ('dailyAt' in period) return `chaque jour à ${period.dailyAt} h`;
  return period.everyMinutes === 1 ? 'chaque minute' : `toutes les ${period.everyMinutes} minutes`;
}

function isDue(hour: number, instant: number): boolean {
  const [before, now] = [hourInParis(instant - HOUR_MS), hourInParis(instant)];
  // The second of two equal hours is not the day's; an hour that is skipped comes with the one that follows it.
  return (
    (now === hour && before !== hour) || (now === (hour + 1) % 24 && before === (hour + 23) % 24)
  );
}

const hourInParis = (instant: number): number => Number.parseInt(parisClock.format(instant), 10);
