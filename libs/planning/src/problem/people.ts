import { type HalfDay } from './half-day.js';

/** Somebody whom a plan may send to sessions. */
export interface Person {
  readonly id: string;
  /** The commune whose people it counts with for fairness. */
  readonly commune: string;
  /** The place that travel is counted from. */
  readonly origin: string;
  /** Courses taken before. */
  readonly taken?: readonly string[];
  /** What a session has to offer for the person to take part (access, interpreter …). */
  readonly requires?: readonly string[];
  /** Kilometres one way that the person travels at most. */
  readonly mostKilometres?: number;
  /** Half-days of training in the horizon at most. */
  readonly mostHalfDays?: number;
}

/** What a person has to learn; worth `gap` × `urgency` when it is closed. */
export interface Need {
  readonly person: string;
  readonly competence: string;
  /** Expected gap that training would close, in levels, 0 or more. */
  readonly gap: number;
  /** Weight of the gap, 0 or more. */
  readonly urgency: number;
}

/** A job at a counter: somebody with three employers has three, which never share a half-day. */
export interface Post {
  readonly id: string;
  readonly name?: string;
  readonly person: string;
  /** Half-days at which this post can spare its holder. */
  readonly available: readonly HalfDay[];
}

/** At most so many of these posts are away at once: a counter's rule, or a structure's. */
export interface AwayLimit {
  readonly id: string;
  readonly name?: string;
  readonly posts: readonly string[];
  readonly most: number;
}

/** Somebody, or a closing that is allowed, who takes the place at a counter: who is replaced does not count as away. */
export interface Replacement {
  readonly id: string;
  readonly name?: string;
  /** Posts that it can take. */
  readonly posts: readonly string[];
  /** Half-days at which it can. */
  readonly halfDays: readonly HalfDay[];
  /** Posts that it takes at once. */
  readonly capacity: number;
  /** Euros for one post during one half-day. */
  readonly cost: number;
}
