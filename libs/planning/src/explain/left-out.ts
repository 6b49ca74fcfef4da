import { type Message } from '@maillage/kernel';
import { checkPeople } from '../check/check-people.js';
import { type ViolationCode } from '../check/violation.js';
import { fittingSessions } from '../model/candidates.js';
import { type Plan } from '../plan/plan.js';
import { type Directory, nameIn, sessionInWords } from '../problem/directory.js';
import { type Course, type Session } from '../problem/offer.js';
import { type Need, type Person } from '../problem/people.js';
import { kilometresBetween } from '../problem/problem.js';
import { trySeat } from '../trial/try-seat.js';

/** Why somebody is not in a session: a constraint, nothing offered, or that the search ended before. */
export type ReasonCode = ViolationCode | 'no_course' | 'no_session' | 'kept_apart' | 'not_searched';

export interface Reason {
  readonly competence: string;
  /** The session that was nearest, where there is one. */
  readonly session?: string;
  readonly code: ReasonCode;
  readonly words: Message;
}

/** Somebody with a need that a plan does not close, or not wholly. */
export interface LeftOut {
  readonly person: string;
  readonly hasSeat: boolean;
  readonly reasons: readonly Reason[];
}

/** For everybody whose needs a plan leaves open: why, by the nearest session of each course that would close more. */
export function explainLeftOut(directory: Directory, plan: Plan): LeftOut[] {
  return directory.problem.people.flatMap((person) => {
    const taken = plan.seats
      .filter((seat) => seat.person === person.id)
      .map(({ session }) => directory.sessions.get(session)?.course ?? '');
    const open = (directory.needsOf.get(person.id) ?? []).filter(
      ({ competence, gap, urgency }) =>
        gap * urgency > 0 && shareOf(directory, taken, competence) < 1 - 1e-9,
    );
    const reasons = open.flatMap((need) => reasonsFor(directory, plan, person, need, taken));
    return reasons.length === 0 ? [] : [{ person: person.id, hasSeat: taken.length > 0, reasons }];
  });
}

const shareOf = ({ courses }: Directory, taken: readonly string[], competence: string): number =>
  taken.reduce((sum, course) => sum + (courses.get(course)?.closes[competence] ?? 0), 0);

function reasonsFor(
  directory: Directory,
  plan: Plan,
  person: Person,
  { competence }: Need,
  taken: readonly string[],
): Reason[] {
  const offered = directory.problem.courses.filter(({ closes }) => (closes[competence] ?? 0) > 0);
  const courses = offered.filter(({ id }) => !taken.includes(id) && !person.taken?.includes(id));
  if (courses.length > 0)
    return courses.map((course) => ({
      competence,
      ...reasonFor(directory, plan, person, course),
    }));
  if (taken.some((course) => offered.some(({ id }) => id === course))) return [];
  const words = {
    fr: `Aucune formation à suivre ne porte sur « ${competence} ».`,
    en: `No course that is left to take is about “${competence}”.`,
  };
  return [{ competence, code: 'no_course', words }];
}

function reasonFor(
  directory: Directory,
  plan: Plan,
  person: Person,
  course: Course,
): Omit<Reason, 'competence'> {
  const [fitting] = fittingSessions(directory, person, new Set([course.id]));
  const nearest = fitting ?? nearestOf(directory, person, course);
  if (nearest === undefined)
    return {
      code: 'no_session',
      words: {
        fr: `« ${nameIn(directory.courses, course.id)} » n’a aucune session.`,
        en: `“${nameIn(directory.courses, course.id)}” has no session.`,
      },
    };
  const reason =
    fitting === undefined
      ? checkPeople(directory, [{ person, session: nearest }])[0]
      : (refusalIn(directory, plan, person, nearest) ??
        shortageIn(directory, plan, person, nearest));
  return { session: nearest.id, ...(reason ?? notSearched(directory, nearest)) };
}

function nearestOf({ problem }: Directory, person: Person, course: Course): Session | undefined {
  const km = ({ place }: Session): number =>
    kilometresBetween(problem, person.origin, place) ?? Infinity;
  return problem.sessions
    .filter((session) => session.course === course.id)
    .reduce<Session | undefined>(
      (best, one) => (best === undefined || km(one) < km(best) ? one : best),
      undefined,
    );
}

type Refusal = Pick<Reason, 'code' | 'words'> | undefined;

/** What was decided against the seat, or what else it would break. */
function refusalIn(directory: Directory, plan: Plan, person: Person, session: Session): Refusal {
  const decided = directory.problem.pins.find(
    (pin) =>
      pin.session === session.id &&
      (pin.kind === 'stays_closed' || (pin.kind === 'stays_away' && pin.person === person.id)),
  );
  const which = sessionInWords(directory, session);
  if (decided !== undefined)
    return {
      code: 'kept_apart',
      words: {
        fr: `Une décision l’écarte de ${which.fr}.`,
        en: `A decision keeps them out of ${which.en}.`,
      },
    };
  const seat = { person: person.id, session: session.id };
  return trySeat(directory, plan, seat).broken.find(({ code }) => code !== 'below_minimum');
}

/** That a session would not have its minimum, were everybody who could come without a seat of its course added one by one. */
function shortageIn(directory: Directory, plan: Plan, person: Person, session: Session): Refusal {
  const only = new Set([session.course]);
  const has = new Set(
    plan.seats
      .filter((seat) => directory.sessions.get(seat.session)?.course === session.course)
      .map((seat) => seat.person),
  );
  let trial = trySeat(directory, plan, { person: person.id, session: session.id });
  for (const other of directory.problem.people) {
    if (trial.broken.length === 0) return undefined;
    const needs = directory.needsOf.get(other.id) ?? [];
    const closes = directory.courses.get(session.course)?.closes ?? {};
    const isUseful = needs.some(({ competence }) => (closes[competence] ?? 0) > 0);
    if (other.id === person.id || has.has(other.id) || !isUseful) continue;
    if (!fittingSessions(directory, other, only).some(({ id }) => id === session.id)) continue;
    const next = trySeat(directory, trial.plan, { person: other.id, session: session.id });
    if (next.broken.every(({ code }) => code === 'below_minimum')) trial = next;
  }
  return trial.broken[0];
}

function notSearched(directory: Directory, session: Session): NonNullable<Refusal> {
  const which = sessionInWords(directory, session);
  return {
    code: 'not_searched',
    words: {
      fr: `Rien n’empêche ${which.fr} : la recherche s’est arrêtée avant, dans son écart admis.`,
      en: `Nothing stands against ${which.en}: the search ended before, within the gap it is allowed.`,
    },
  };
}
