/** What a person shows of a result, and for how long. */
interface ShareWish {
  /** Areas that are shown; all, and the whole, when undefined. */
  readonly areas: readonly string[] | undefined;
  readonly days: number;
}

/** How long an address to a result may be open, in days. */
export const SHARE_DAYS = [3, 7, 30] as const;
/** Addresses to one result that may be open at once. */
export const MOST_SHARES = 10;

/** Name of the field of an area: a form's fields come once each. */
export const areaField = (area: string): string => `domaine-${area}`;

/** Reads the form; undefined where it chooses nothing that could be shown. */
export function readShare(
  fields: Readonly<Record<string, string>>,
  areas: readonly string[],
): ShareWish | undefined {
  const days = SHARE_DAYS.find((one) => String(one) === fields['jours']);
  if (days === undefined) return undefined;
  if (fields['quoi'] === 'tout') return { areas: undefined, days };
  const chosen = areas.filter((area) => fields[areaField(area)] !== undefined);
  return chosen.length === 0 ? undefined : { areas: chosen, days };
}
