import { type Enrolment, isActive, type Seats } from './enrolment.js';

type Working = { -readonly [Key in keyof Enrolment]: Enrolment[Key] };

/**
 * Gives the seats of a course's sessions in the order of the lists: what has come is given its place, what is over by its
 * deadline goes, seats that are free go to who is first, and a seat on a date that is wished for more frees the other.
 *
 * Whoever arrives while a seat is free is seated; whoever waited is offered it, until a deadline. Nobody passes by who waits,
 * and no seat that is kept for a structure goes to anybody else. Called with the same entries again, it changes nothing.
 *
 * @param entries active ones of these sessions.
 * @returns those that change, as they are then.
 */
export function giveSeats(
  sessions: readonly Seats[],
  entries: readonly Enrolment[],
  now: Date,
): Enrolment[] {
  const work = entries.map((one): Working => ({ ...one }));
  const before = new Map(entries.map((one) => [one.id, one]));
  for (const one of work) settleDeadlines(one, now);
  const lists = sessions.map((seats) => ({
    seats,
    list: work.filter(({ sessionId }) => sessionId === seats.sessionId),
  }));
  for (const { seats, list } of lists) {
    if (seats.isCancelled) for (const one of list) end(one, 'session_annulee');
    givePlaces(list);
  }
  // Each turn seats somebody on a date that is wished for more, or is the last.
  for (let turn = 0; turn <= work.length; turn += 1) {
    const seen = JSON.stringify(work.map(({ state, holds }) => [state, holds]));
    for (const one of work) yieldToBetter(one, work);
    for (const { seats, list } of lists) giveFree(seats, list);
    if (JSON.stringify(work.map(({ state, holds }) => [state, holds])) === seen) break;
  }
  return work.filter((one) => isChanged(before.get(one.id), one));
}

function settleDeadlines(one: Working, now: Date): void {
  if (one.agreement === 'attendu' && one.agreementUntil !== undefined && one.agreementUntil <= now)
    one.agreement = one.silence;
  if (one.state === 'offerte' && one.offeredUntil !== undefined && one.offeredUntil <= now)
    end(one, 'expiree');
  if (one.agreement === 'refuse' && isActive(one.state)) end(one, 'refusee');
  else if (one.agreement === 'donne' && one.state === 'accord_attendu')
    one.state = one.holds ? 'inscrite' : 'attente';
}

/** Places in the order of arrival, behind those that are given. */
function givePlaces(list: readonly Working[]): void {
  let last = Math.max(0, ...list.map(({ place }) => place ?? 0));
  for (const one of list.toSorted((a, b) => a.arrival - b.arrival)) one.place ??= ++last;
}

/** A date gives way to one that the person wishes for more and is seated on. */
function yieldToBetter(one: Working, all: readonly Working[]): void {
  if (!isActive(one.state)) return;
  const isBetter = all.some(
    (other) =>
      other.personId === one.personId &&
      other.courseId === one.courseId &&
      (other.wish < one.wish || (other.wish === one.wish && other.arrival < one.arrival)) &&
      other.holds &&
      other.state !== 'offerte',
  );
  if (isBetter) release(one, 'voeu');
  else if (one.state === 'voeu')
    one.state = one.agreement === 'attendu' ? 'accord_attendu' : 'attente';
}

function giveFree(seats: Seats, list: readonly Working[]): void {
  const held = new Map<string | undefined, number>();
  const hold = (structure: string | undefined): void =>
    void held.set(structure, (held.get(structure) ?? 0) + 1);
  for (const one of list) if (one.holds) hold(one.structureId);
  for (const one of list.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
    if (one.holds || !['recue', 'attente', 'accord_attendu'].includes(one.state)) continue;
    const hasSeat = seats.isTaking && isFree(seats, held, one.structureId);
    const isAwaited = one.agreement === 'attendu';
    if (hasSeat) hold(one.structureId);
    if (hasSeat && isAwaited) [one.state, one.holds] = ['accord_attendu', true];
    else if (isAwaited) one.state = 'accord_attendu';
    else if (hasSeat && one.state === 'recue') [one.state, one.holds] = ['inscrite', true];
    else if (hasSeat && seats.offerUntil !== undefined) {
      [one.state, one.holds] = ['offerte', true];
      one.offeredUntil = seats.offerUntil;
    } else one.state = 'attente';
  }
}

/** Whether a seat is left for somebody of a structure, beside those that are kept for others and not taken by them. */
function isFree(
  { allowed, reserved }: Seats,
  held: ReadonlyMap<string | undefined, number>,
  structure: string | undefined,
): boolean {
  let gone = [...held.values()].reduce((sum, count) => sum + count, 0);
  for (const [other, kept] of reserved)
    if (other !== structure) gone += Math.max(0, kept - (held.get(other) ?? 0));
  return gone < allowed;
}

function end(one: Working, state: Enrolment['state']): void {
  if (!isActive(one.state)) return;
  release(one, state);
}

function release(one: Working, state: Enrolment['state']): void {
  one.state = state;
  one.holds = false;
  one.offeredUntil = undefined;
}

const isChanged = (was: Enrolment | undefined, is: Enrolment): boolean =>
  was === undefined ||
  was.state !== is.state ||
  was.holds !== is.holds ||
  was.place !== is.place ||
  was.agreement !== is.agreement ||
  was.offeredUntil?.getTime() !== is.offeredUntil?.getTime();
