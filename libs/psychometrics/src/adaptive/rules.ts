import { type Normal, type Quadrature } from '../ability/quadrature.js';

/**
 * What the next item is best by. `mfi`: Fisher information at the estimate (Lord 1980). `kl`: Kullback–Leibler information over the
 * likelihood; `klp`: over the posterior, which is what to begin with while the estimate says nothing (Chang & Ying 1996).
 * `mepv`: least expected posterior variance (van der Linden 1998). `difficulty`: difficulty nearest to the estimate (Urry 1970).
 */
export type Criterion = 'mfi' | 'kl' | 'klp' | 'mepv' | 'difficulty';

/** Shares of a test by area or competence; weights are relative, so that 90/5/5 and 0.9/0.05/0.05 are the same. */
export interface Balance {
  readonly by: 'area' | 'competence';
  readonly weights: Readonly<Record<string, number>>;
}

export interface Exposure {
  /** Greatest share of tests that may show an item. */
  readonly limit: number;
  /** Probability that an item is open to a test, by id, as `eligibilityFor` finds it. Absent: the limit for each. */
  readonly eligibility?: Readonly<Record<string, number>>;
}

/** When a test ends. Items are the longest it may be; the rest ends it sooner. */
export interface StopRules {
  /** Scored items at most. */
  readonly items: number;
  /** Scored items before precision or a decision may end it. */
  readonly leastItems?: number;
  /** Standard error overall that is precise enough. */
  readonly standardError?: number;
  /** Standard error that each area has to reach; an area that has is asked no more. */
  readonly areaStandardError?: number;
  /** The level to decide on: ends when the interval lies on one side of it. */
  readonly target?: number;
  /** The same by area; with several targets all have to be decided. */
  readonly areaTargets?: Readonly<Record<string, number>>;
  /** Half width of that interval, in standard errors. Default 1.96: 95 %. */
  readonly z?: number;
  /** Time budget, in seconds. */
  readonly seconds?: number;
}

export interface Rules {
  readonly stop: StopRules;
  /** Default `klp`. */
  readonly firstCriterion?: Criterion;
  /** Default `mfi`. */
  readonly criterion?: Criterion;
  readonly prior?: Normal;
  /** Points that ability is estimated on (EAP). */
  readonly quadrature?: Quadrature;
  readonly balance?: Balance;
  readonly exposure?: Exposure;
  /** Unscored items shown in a test, of those the bank has. */
  readonly trials?: number;
  /** An answer given sooner counts as missing. */
  readonly rapidSeconds?: number;
}

/** An answer as it came: right or wrong (1, 0), a graded category, "je ne sais pas", or none: the item was passed over. */
export interface TestResponse {
  readonly item: string;
  readonly value: number | 'unknown' | 'missing';
  /** Time it took. */
  readonly seconds?: number;
}

/** All that a test is: with rules and bank it determines the next item. */
export interface TestState {
  readonly seed: number;
  /** Adjusted: oral, with more time, with a screen reader. Time then says nothing, and no rule reads it. */
  readonly conditions: 'standard' | 'adjusted';
  /** In the order in which they were given. */
  readonly responses: readonly TestResponse[];
}
