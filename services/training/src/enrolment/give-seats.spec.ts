import { countsOf, type Enrolment, type Seats } from './enrolment.js';
import { giveSeats } from './give-seats.js';

const NOW = new Date('2026-10-20T10:00:00Z');
const LATER = new Date('2026-10-22T10:00:00Z');

const seats = (allowed: number, over: Partial<Seats> = {}): Seats => ({
  ...{ sessionId: 's', allowed, reserved: new Map(), isTaking: true, isCancelled: false },
  offerUntil: LATER,
  ...over,
});
const entry = (id: string, over: Partial<Enrolment> = {}): Enrolment => ({
  ...{ id, sessionId: 's', courseId: 'c', personId: id, structureId: undefined, wish: 1 },
  ...{ arrival: id.charCodeAt(0), place: undefined, state: 'recue', holds: false },
  ...{ agreement: 'sans_objet', agreementUntil: undefined, silence: 'refuse' },
  ...{ offeredUntil: undefined, version: 1, createdAt: NOW, modifiedAt: NOW },
  ...over,
});
const several = (ids: string, over: Partial<Enrolment> = {}): Enrolment[] =>
  Array.from(ids, (id) => entry(id, over));

/** What stands after seats are given once more. */
const after = (
  entries: readonly Enrolment[],
  sessions: Seats | readonly Seats[],
  now = NOW,
): Enrolment[] => {
  const all = [sessions].flat();
  const changed = new Map(giveSeats(all, entries, now).map((one) => [one.id, one]));
  const stands = entries.map((one) => changed.get(one.id) ?? one);
  // Seats that were given are not given otherwise when it is asked again.
  expect(giveSeats(all, stands, now)).toEqual([]);
  return stands;
};
const told = (entries: readonly Enrolment[]): string[] =>
  entries.map(({ id, state, holds, place }) => `${id}${place ?? ''} ${state}${holds ? ' *' : ''}`);
const change = (entries: readonly Enrolment[], id: string, over: Partial<Enrolment>): Enrolment[] =>
  entries.map((one) => (one.id === id ? { ...one, ...over } : one));

describe('seats', () => {
  it('are given in the order of arrival, never more than there are (F-71)', () => {
    const [b, a] = [entry('b'), entry('a')];
    expect(told(after([b, a], seats(1)))).toEqual(['b2 attente', 'a1 inscrite *']);
    expect(countsOf(after([b, a], seats(1)))).toEqual({ taken: 1, offered: 0, waiting: 1 });
  });

  it('that are left are offered to who is first, and not to who comes (T-01)', () => {
    const full = after(several('ab'), seats(1));
    const left = [...change(full, 'a', { state: 'annulee', holds: false }), entry('c')].slice(1);
    const offered = after(left, seats(1));
    expect(told(offered)).toEqual(['b2 offerte *', 'c3 attente']);
    expect(countsOf(offered)).toEqual({ taken: 0, offered: 1, waiting: 1 });
    expect(offered[0]?.offeredUntil).toEqual(LATER);
    const next = seats(1, { offerUntil: new Date('2026-10-24T10:00:00Z') });
    const expired = after(offered, next, LATER);
    expect(told(expired)).toEqual(['b2 expiree', 'c3 offerte *']);
  });

  it('are offered only while an offer can be taken, and nobody passes by who waits (T-06)', () => {
    const waiting = after([entry('a', { place: 1, state: 'attente' }), entry('b')], {
      ...seats(1),
      offerUntil: undefined,
    });
    expect(told(waiting)).toEqual(['a1 attente', 'b2 attente']);
    expect(countsOf(waiting)).toEqual({ taken: 0, offered: 0, waiting: 2 });
  });

  it('that are kept for a structure go to nobody else (F-72)', () => {
    const kept = (count: number) => seats(20, { reserved: new Map([['m', count]]) });
    const waiting = after(several('abc'), kept(20));
    expect(told(waiting)).toEqual(['a1 attente', 'b2 attente', 'c3 attente']);
    const lowered = after(waiting, kept(18));
    expect(told(lowered)).toEqual(['a1 offerte *', 'b2 offerte *', 'c3 attente']);
    // Seats are kept again: nobody loses one.
    const raised = after([...lowered, entry('m', { structureId: 'm' })], kept(20));
    expect(told(raised)).toEqual(['a1 offerte *', 'b2 offerte *', 'c3 attente', 'm4 inscrite *']);
  });

  it('that were granted beyond the maximum go with the grant (T-03)', () => {
    const granted = seats(13, { reserved: new Map([['m', 3]]) });
    const full = after(several('abcdefghijklmno'), granted);
    expect(countsOf(full)).toEqual({ taken: 10, offered: 0, waiting: 5 });
    expect(countsOf(after(full, seats(10)))).toEqual({ taken: 10, offered: 0, waiting: 5 });
    const own = after([...full, entry('z', { structureId: 'm' })], granted);
    expect(countsOf(own)).toEqual({ taken: 11, offered: 0, waiting: 5 });
  });

  it('are held while an employer is asked, and go with its agreement (T-04)', () => {
    const asked = { agreement: 'attendu', agreementUntil: LATER } as const;
    const waiting = after(several('abcd', asked), seats(0));
    expect(told(waiting)).toEqual([
      'a1 accord_attendu',
      'b2 accord_attendu',
      'c3 accord_attendu',
      'd4 accord_attendu',
    ]);
    const held = after(waiting, seats(4));
    expect(held.map(({ state, holds }) => [state, holds])).toEqual(
      Array(4).fill(['accord_attendu', true]),
    );
    const agreed = after(change(held, 'b', { agreement: 'donne' }), seats(4));
    expect(told(agreed)[1]).toBe('b2 inscrite *');
    const refused = after([...change(held, 'a', { agreement: 'refuse' }), entry('e')], seats(4));
    expect(told(refused)).toContain('a1 refusee');
    expect(told(refused)).toContain('e5 inscrite *');
    // Silence means what the structure has set.
    const silent = after(change(held, 'c', { silence: 'donne' }), seats(4), LATER);
    expect(silent.map(({ state }) => state)).toEqual(['refusee', 'refusee', 'inscrite', 'refusee']);
  });

  it('on several dates are one seat, on the date that is wished for most (T-14)', () => {
    const dates = ['s', 't', 'u'].map((sessionId) => seats(1, { sessionId }));
    const wishes = dates.map(({ sessionId }, at) =>
      entry(`p${at}`, { sessionId, personId: 'p', wish: at + 1, arrival: at + 10 }),
    );
    const first = entry('a', { arrival: 1 });
    expect(told(after(wishes, dates))).toEqual(['p01 inscrite *', 'p11 voeu', 'p21 voeu']);
    // The first date is full: the second is taken, and left when the first comes free.
    const second = after([first, ...wishes], dates);
    expect(told(second)).toEqual(['a1 inscrite *', 'p02 attente', 'p11 inscrite *', 'p21 voeu']);
    const waiting = entry('w', { sessionId: 't', arrival: 50 });
    const freed = after(
      [...change(second, 'a', { state: 'annulee', holds: false }).slice(1), waiting],
      dates,
    );
    expect(told(freed)).toEqual(['p02 offerte *', 'p11 inscrite *', 'p21 voeu', 'w2 attente']);
    const taken = after(change(freed, 'p0', { state: 'inscrite', offeredUntil: undefined }), dates);
    expect(told(taken)).toEqual(['p02 inscrite *', 'p11 voeu', 'p21 voeu', 'w2 offerte *']);
  });

  it('are gone with their session, and everybody is told (T-09)', () => {
    const list = after(several('abcdefg'), seats(5));
    const cancelled = after(list, seats(5, { isCancelled: true, isTaking: false }));
    expect(new Set(cancelled.map(({ state, holds }) => `${state} ${holds}`))).toEqual(
      new Set(['session_annulee false']),
    );
  });
});
