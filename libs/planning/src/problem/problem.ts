import { type Course, type Place, type Session, type Trainer } from './offer.js';
import { type AwayLimit, type Need, type Person, type Post, type Replacement } from './people.js';

/** What somebody decided, and a plan keeps. A seat that is pinned may be further than the person's most kilometres. */
export type Pin =
  | { readonly kind: 'attends' | 'stays_away'; readonly person: string; readonly session: string }
  | { readonly kind: 'opens' | 'stays_closed'; readonly session: string };

/** What the people of small communes are to get before anything else is weighed. */
export interface Fairness {
  /** The smallest communes. */
  readonly communes: readonly string[];
  /** Share of each one's weighted gap that is to be closed, 0 to 1, as far as can be. */
  readonly floor: number;
}

/** All that a plan is made of. Ids are unique in their list. */
export interface Problem {
  readonly people: readonly Person[];
  readonly needs: readonly Need[];
  readonly posts: readonly Post[];
  readonly awayLimits: readonly AwayLimit[];
  readonly replacements: readonly Replacement[];
  readonly courses: readonly Course[];
  readonly sessions: readonly Session[];
  readonly trainers: readonly Trainer[];
  readonly places: readonly Place[];
  /** First and last civil date of the plan. */
  readonly horizon: { readonly from: string; readonly to: string };
  /** Pieces that there are at any one half-day, by kind. */
  readonly equipment: Readonly<Record<string, number>>;
  /**
   * Kilometres one way from a person's origin to a session's place. A pair that is absent is unknown, as where a place has no
   * coordinates: nobody is sent there but by a pin. From a place to itself it is 0.
   */
  readonly kilometres: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Euros for a kilometre. */
  readonly kilometreCost: number;
  /** Euros for sessions, seats and replacements together; no limit where nothing is said. Travel is its employers'. */
  readonly budget?: number;
  /** Share of those enrolled who will not come, 0 or more and below 1. */
  readonly absence: number;
  readonly fairness?: Fairness;
  readonly pins: readonly Pin[];
}

/** Kilometres one way; undefined where nothing is known. */
export const kilometresBetween = (
  { kilometres }: Problem,
  origin: string,
  place: string,
): number | undefined => (origin === place ? 0 : kilometres[origin]?.[place]);

/**
 * People to enrol so that, absences deducted, a session of ours has its minimum on average: ⌈minimum ÷ (1 − absence)⌉, at
 * least one, and no more than there are seats.
 */
export function leastEnrolled({ seatsMin, seatsMax }: Session, absence: number): number {
  const least = Math.ceil(seatsMin / (1 - absence) - 1e-9);
  return Math.max(1, Math.min(seatsMax, least));
}
