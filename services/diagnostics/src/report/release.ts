/** A group is told from so many people on. */
export const LEAST = 5;

/** What of a group may be shown. */
export type Release = 'publish' | 'keep' | 'withhold';

/**
 * Decides what of a group is shown, so that no difference between two reports tells of fewer than five people. Who joined waits
 * until the change is of five; once somebody left, the older report is gone, and another comes when five have changed.
 */
export function releaseOf(
  shown: readonly string[] | undefined,
  present: readonly string[],
): Release {
  if (present.length < LEAST) return 'withhold';
  if (shown === undefined) return 'publish';
  const [before, now] = [new Set(shown), new Set(present)];
  const left = shown.filter((id) => !now.has(id)).length;
  const joined = present.filter((id) => !before.has(id)).length;
  if (left + joined >= LEAST) return 'publish';
  return left === 0 ? 'keep' : 'withhold';
}
