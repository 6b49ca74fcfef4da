/** Share of a group below a target. */
export interface GroupShare {
  readonly people: number;
  readonly share: number;
  /** Standard error of the share among these people: what the answers leave open, √Σ p(1 − p) / n. */
  readonly standardError: number;
}

/**
 * Share of a group below a target, from P(θ < target | answers) of each of its people (Mislevy 1991: group statistics are
 * expectations over posteriors). Undefined for nobody.
 */
export function shareBelow(probabilities: readonly number[]): GroupShare | undefined {
  const people = probabilities.length;
  if (people === 0) return undefined;
  const sum = probabilities.reduce((total, p) => total + p, 0);
  const variance = probabilities.reduce((total, p) => total + p * (1 - p), 0);
  return { people, share: sum / people, standardError: Math.sqrt(variance) / people };
}
