/** How far the figures are complete, and whether they are being rebuilt. */
export interface Completeness {
  /** When the newest applied event of each durable had been recorded. */
  readonly appliedUntil: ReadonlyMap<string, Date>;
  readonly isRebuilding: boolean;
}

/** The instant up to which figures fed by these durables are complete: that of the one furthest behind; null before any event. */
export function completeUntil(
  { appliedUntil }: Completeness,
  durables: readonly string[],
): Date | null {
  const instants = durables.flatMap((durable) => appliedUntil.get(durable)?.getTime() ?? []);
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}
