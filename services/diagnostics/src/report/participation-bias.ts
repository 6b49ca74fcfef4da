/** Who took part in a campaign, as who invites knows it anyway. */
export interface Participation {
  /** People who were sent an address or a code of their own; absent where anybody may begin. */
  readonly invited?: number;
  readonly begun: number;
  /** Withdrawn ones included: that somebody withdrew is told to nobody. */
  readonly finished: number;
}

/**
 * Between what and what the share below a target lies among all who were invited, whoever did not answer being all above it or
 * all below it (Manski 1989). Undefined where it is unknown how many they are.
 */
export function boundsOf(
  { invited }: Pick<Participation, 'invited'>,
  { people, below }: { readonly people: number; readonly below: number },
): readonly [number, number] | undefined {
  if (invited === undefined || invited < people) return undefined;
  return [(below * people) / invited, (below * people + invited - people) / invited];
}
