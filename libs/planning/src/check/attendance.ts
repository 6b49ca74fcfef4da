import { type Directory } from '../problem/directory.js';
import { type HalfDay } from '../problem/half-day.js';
import { type Session } from '../problem/offer.js';
import { type Person, type Post } from '../problem/people.js';
import { type Plan } from '../plan/plan.js';

/** A seat with what it is about; seats that name nothing known are left out. */
export interface Attendance {
  readonly person: Person;
  readonly session: Session;
}

export const attendancesOf = ({ people, sessions }: Directory, plan: Plan): Attendance[] =>
  plan.seats.flatMap((seat) => {
    const person = people.get(seat.person);
    const session = sessions.get(seat.session);
    return person === undefined || session === undefined ? [] : [{ person, session }];
  });

/** The post that somebody is away from at a half-day: the one that can spare its holder then. */
export const postAt = (
  { postsOf }: Directory,
  person: string,
  halfDay: HalfDay,
): Post | undefined => postsOf.get(person)?.find(({ available }) => available.includes(halfDay));
