/** How many of a denominator are needed. */
export type Threshold = 'plus_de_la_moitie' | 'au_moins_la_moitie' | 'deux_tiers';
/** Of what a majority is counted: votes cast for or against, those entitled who are there, or all members. */
export type Denominator = 'exprimes' | 'presents' | 'membres';

export interface Majority {
  readonly seuil: Threshold;
  readonly denominateur: Denominator;
}

/** Votes for and against, and abstentions. */
export interface Ballot {
  readonly pour: number;
  readonly contre: number;
  readonly abstention: number;
}

/** The least number that meets a threshold of a whole. */
export function neededOf(threshold: Threshold, whole: number): number {
  switch (threshold) {
    case 'plus_de_la_moitie':
      return Math.floor(whole / 2) + 1;
    case 'au_moins_la_moitie':
      return Math.ceil(whole / 2);
    case 'deux_tiers':
      return Math.ceil((2 * whole) / 3);
  }
}

/** What a vote is counted of. */
export interface Voters {
  /** Voices that are there, proxies included. */
  readonly entitled: number;
  readonly members: number;
}

/** A vote, counted. */
export interface Count {
  readonly denominator: number;
  readonly needed: number;
  readonly isAdopted: boolean;
}

export function countVote(
  { pour, contre }: Ballot,
  { seuil, denominateur }: Majority,
  { entitled, members }: Voters,
): Count {
  const wholes = { exprimes: pour + contre, presents: entitled, membres: members };
  const denominator = wholes[denominateur];
  const needed = neededOf(seuil, denominator);
  return { denominator, needed, isAdopted: pour > 0 && pour >= needed };
}

/** Whether a member takes part, and by whom. */
export interface Attendance {
  readonly structure_id: string;
  readonly presence: 'presente' | 'visio' | 'representee' | 'absente';
  /** The member that votes for it. */
  readonly mandataire_id?: string;
}

/** A voice that is there: a member's own, or one that another bears. */
export interface Voice {
  readonly structure_id: string;
  readonly by: string;
}

/** Voices that are there: those present, and those represented by somebody present. */
export function voicesOf(attendances: readonly Attendance[]): Voice[] {
  const there = new Set(
    attendances
      .filter(({ presence }) => presence === 'presente' || presence === 'visio')
      .map((one) => one.structure_id),
  );
  return attendances.flatMap(({ structure_id, presence, mandataire_id: proxy }) => {
    if (there.has(structure_id)) return [{ structure_id, by: structure_id }];
    const isBorne = presence === 'representee' && proxy !== undefined && there.has(proxy);
    return isBorne ? [{ structure_id, by: proxy }] : [];
  });
}
