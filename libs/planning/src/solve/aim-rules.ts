import { type AimName } from '../model/aims.js';

/** How far an aim is pursued. */
export interface AimRule {
  /** Share of what was reached that later aims may give up, 0 to 1. */
  readonly tolerance: number;
  /** Relative distance to the proven bound at which the search ends, 0 or more. */
  readonly gap: number;
  /** Nodes of the search tree at most: work that is the same on every machine. */
  readonly nodes: number;
}

export interface PlanSettings {
  /** Sessions that are considered for each person and course, from the nearest on. */
  readonly nearest: number;
  /** The same seed and problem give the same plan. */
  readonly seed: number;
  readonly aims: Readonly<Record<AimName, AimRule>>;
}

export const DEFAULT_SETTINGS: PlanSettings = {
  nearest: 8,
  seed: 1,
  aims: {
    shortfall: { tolerance: 0, gap: 0.005, nodes: 2_000 },
    gapClosed: { tolerance: 0.005, gap: 0.005, nodes: 2_000 },
    travelAndCover: { tolerance: 0, gap: 0.02, nodes: 2_000 },
  },
};

/** How an aim's search ended: proven within its gap, out of work, ended from outside, or never begun. */
export type Ending = 'proven' | 'work' | 'stopped' | 'not_begun';

/** What an aim reached. */
export interface AimResult {
  readonly aim: AimName;
  /** Of the last plan. */
  readonly value: number;
  /** What no plan over the same seats can better, given the aims before; undefined where none was proven. */
  readonly bound: number | undefined;
  /** |bound − reached| ÷ |reached|, of the value that the aim itself reached. */
  readonly gap: number | undefined;
  readonly nodes: number;
  readonly ending: Ending;
}

/** How the search stands. */
export interface Progress {
  readonly aim: AimName;
  readonly nodes: number;
  readonly best: number | undefined;
  readonly bound: number | undefined;
}

/** The caller's hand on a search that runs. */
export interface Watch {
  /** Asked now and then; the plan that it ends with is the best so far, and not reproducible. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}
