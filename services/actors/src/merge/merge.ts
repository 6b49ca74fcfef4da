/** What can be merged. */
export const NATURES = ['structure', 'lieu'] as const;
export type Nature = (typeof NATURES)[number];

/** What is asked: one that stands for others from now on. */
export interface Wanted {
  readonly survivor: string;
  readonly absorbed: readonly string[];
}

/** A merge as it is kept. */
export interface Merge extends Wanted {
  readonly id: string;
  readonly nature: Nature;
  readonly madeAt: Date;
  /** Undefined while it holds. */
  readonly undoneAt: Date | undefined;
}

/** How many hang on what is merged, and are shown with the survivor. */
export interface Effects {
  /** Structures that have it for parent or successor. */
  readonly structures: number;
  readonly lieux: number;
  readonly professionnels: number;
  readonly postes: number;
  readonly presences: number;
  readonly reseaux: number;
}
