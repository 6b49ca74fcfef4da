import type { HeldSession, Session } from '../session/session.js';
import { seatsOf } from './seats-of.js';

const session = (over: Partial<Session> = {}, state: HeldSession['state'] = 'ouverte') => ({
  ...{ id: 's', version: 1, courseVersion: 1, sequence: 0, state },
  ...{ taken: 0, offered: 0, waiting: 0 },
  description: {
    territoire: 'departement-62',
    formation_id: 'f',
    demi_journees: [{ jour: '2026-10-23', debut: '09:00', fin: '12:00' }],
    places_min: 1,
    places_max: 10,
    ...over,
  },
  startsAt: new Date('2026-10-23T07:00:00Z'),
  endsAt: new Date('2026-10-23T10:00:00Z'),
  createdAt: new Date(0),
  modifiedAt: new Date(0),
});
const at = (instant: string, over: Partial<Session> = {}, state?: HeldSession['state']) =>
  seatsOf(session(over, state), new Date(instant), instant.slice(0, 10));

describe('the seats of a session', () => {
  it('are offered for two days, until the eve at six at the latest (T-06)', () => {
    const until = (instant: string) => at(instant).offerUntil?.toISOString();
    expect(until('2026-10-10T08:00:00Z')).toBe('2026-10-12T08:00:00.000Z');
    expect(until('2026-10-22T15:30:00Z')).toBe('2026-10-22T16:00:00.000Z');
    expect(until('2026-10-22T16:30:00Z')).toBeUndefined();
  });

  it('are kept for structures until their day, and granted beyond the maximum', () => {
    const more = {
      places_gardees: [{ structure_id: 'a', places: 2, jusqu_au: '2026-10-15' }],
      derogations: [
        { structure_id: 'a', places: 1 },
        { structure_id: 'b', places: 3 },
      ],
    };
    expect(at('2026-10-15T08:00:00Z', more)).toMatchObject({
      allowed: 14,
      reserved: new Map([
        ['a', 3],
        ['b', 3],
      ]),
    });
    expect(at('2026-10-16T08:00:00Z', more).reserved.get('a')).toBe(1);
  });

  it('are taken while it is open and has not begun', () => {
    const isTaking = (instant: string, state?: HeldSession['state']) =>
      at(instant, {}, state).isTaking;
    expect(isTaking('2026-10-10T08:00:00Z')).toBe(true);
    expect(isTaking('2026-10-10T08:00:00Z', 'confirmee')).toBe(true);
    expect(isTaking('2026-10-23T07:00:00Z')).toBe(false);
    expect(isTaking('2026-10-10T08:00:00Z', 'brouillon')).toBe(false);
    expect(at('2026-10-10T08:00:00Z', {}, 'annulee').isCancelled).toBe(true);
  });
});
