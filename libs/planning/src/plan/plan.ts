import { type HalfDay } from '../problem/half-day.js';

/** A person in a session. */
export interface Seat {
  readonly person: string;
  readonly session: string;
}

/** Somebody at a counter in a post's stead. */
export interface Cover {
  readonly replacement: string;
  readonly post: string;
  readonly halfDay: HalfDay;
}

/** Which sessions of ours are opened, who goes to which, and who is replaced. */
export interface Plan {
  readonly opens: readonly string[];
  readonly seats: readonly Seat[];
  readonly covers: readonly Cover[];
}

export const EMPTY_PLAN: Plan = { opens: [], seats: [], covers: [] };
