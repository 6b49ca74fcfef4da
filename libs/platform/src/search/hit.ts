/** Something found, with its position in the list: rank, then id. */
export interface Hit {
  readonly id: string;
  readonly rank: number;
}

/** Rows are ranked by class, then in an order drawn once: `mix`, a hash of the id. */
const MIXES = 2 ** 32;
const rankOf = (found: number, mix: number): number => found * MIXES + mix + MIXES / 2;

/** A row of terms that is found. */
export interface MixedRow {
  readonly id: string;
  readonly mix: number;
  readonly found: number;
}

/** Rows with their positions in the list. */
export const hitsOf = (rows: readonly MixedRow[]): Hit[] =>
  rows.map(({ id, mix, found }) => ({ id, rank: rankOf(found, mix) }));

/** The class of something found. */
export const classAt = ({ rank }: Hit): number => Math.floor(rank / MIXES);

/** Its class, and its place in the drawn order. */
export const positionOf = (hit: Hit): [found: number, mix: number] => [
  classAt(hit),
  (hit.rank % MIXES) - MIXES / 2,
];
