import { type HalfDay } from './half-day.js';

/** What is taught. */
export interface Course {
  readonly id: string;
  readonly name?: string;
  /** Share of the gap that it closes, by competence, above 0 and at most 1. */
  readonly closes: Readonly<Record<string, number>>;
  /** Courses to have taken before its first half-day. */
  readonly prerequisites?: readonly string[];
}

/** A course at a place on half-days, all of them or none: ours, which a plan opens or not, or somebody else's, which stands. */
export interface Session {
  readonly id: string;
  readonly course: string;
  readonly place: string;
  readonly halfDays: readonly HalfDay[];
  /** People present below which ours is not held. */
  readonly seatsMin: number;
  /** Seats; those that are free of somebody else's. */
  readonly seatsMax: number;
  /** Euros when it is opened. */
  readonly cost: number;
  /** Euros for each seat taken. */
  readonly seatCost?: number;
  readonly trainer?: string;
  /** Pieces of equipment for each seat taken, by kind. */
  readonly equipment?: Readonly<Record<string, number>>;
  /** What it offers to those who require it. */
  readonly offers?: readonly string[];
  /** Held by somebody else whatever is planned: it has no minimum, and asks nothing of our trainers, rooms and equipment. */
  readonly isOthers?: boolean;
}

export interface Trainer {
  readonly id: string;
  readonly name?: string;
  readonly available: readonly HalfDay[];
  /** Half-days in the horizon at most. */
  readonly mostHalfDays?: number;
}

export interface Place {
  readonly id: string;
  readonly name?: string;
  /** Sessions of ours that it holds at once; 1 where nothing is said. */
  readonly rooms?: number;
}
