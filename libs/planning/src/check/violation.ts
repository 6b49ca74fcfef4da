import { type Message } from '@maillage/kernel';

/** A constraint that a plan can break. */
export type ViolationCode =
  | 'unknown_id'
  | 'seat_twice'
  | 'course_twice'
  | 'two_at_once'
  | 'outside_horizon'
  | 'not_available'
  | 'too_far'
  | 'distance_unknown'
  | 'access_missing'
  | 'prerequisite_missing'
  | 'too_many_half_days'
  | 'not_open'
  | 'over_seats'
  | 'below_minimum'
  | 'trainer_twice'
  | 'trainer_not_available'
  | 'trainer_too_long'
  | 'place_full'
  | 'equipment_short'
  | 'too_many_away'
  | 'cover_for_nobody'
  | 'cover_not_available'
  | 'cover_full'
  | 'over_budget'
  | 'pin_broken';

/** A constraint that a plan breaks, in words that name whom and what it is about. */
export interface Violation {
  readonly code: ViolationCode;
  readonly words: Message;
}

export const violation = (code: ViolationCode, fr: string, en: string): Violation => ({
  code,
  words: { fr, en },
});
