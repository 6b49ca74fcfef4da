import { type Message } from '@maillage/kernel';
import { halfDayInWords } from './half-day.js';
import { type Course, type Place, type Session, type Trainer } from './offer.js';
import { type AwayLimit, type Need, type Person, type Post, type Replacement } from './people.js';
import { type Problem } from './problem.js';

/** The parts of a problem by their ids. */
export interface Directory {
  readonly problem: Problem;
  readonly people: ReadonlyMap<string, Person>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly awayLimits: ReadonlyMap<string, AwayLimit>;
  readonly replacements: ReadonlyMap<string, Replacement>;
  readonly courses: ReadonlyMap<string, Course>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly trainers: ReadonlyMap<string, Trainer>;
  readonly places: ReadonlyMap<string, Place>;
  readonly needsOf: ReadonlyMap<string, readonly Need[]>;
  readonly postsOf: ReadonlyMap<string, readonly Post[]>;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/** Values by a key, in their order. */
export function groupBy<T>(list: Iterable<T>, key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

export const directoryOf = (problem: Problem): Directory => ({
  problem,
  people: byId(problem.people),
  posts: byId(problem.posts),
  awayLimits: byId(problem.awayLimits),
  replacements: byId(problem.replacements),
  courses: byId(problem.courses),
  sessions: byId(problem.sessions),
  trainers: byId(problem.trainers),
  places: byId(problem.places),
  needsOf: groupBy(problem.needs, ({ person }) => person),
  postsOf: groupBy(problem.posts, ({ person }) => person),
});

/** What people call a thing: its name, or its id where it has none. */
export const nameIn = (
  list: ReadonlyMap<string, { readonly id: string; readonly name?: string }>,
  id: string,
): string => list.get(id)?.name ?? id;

/** A session as people would say it: course, place and first half-day. */
export function sessionInWords({ courses, places }: Directory, session: Session): Message {
  const course = nameIn(courses, session.course);
  const place = nameIn(places, session.place);
  const [first = ''] = session.halfDays;
  const when = halfDayInWords(first);
  return {
    fr: `« ${course} » à ${place}, le ${when.fr}`,
    en: `“${course}” at ${place}, ${when.en}`,
  };
}
