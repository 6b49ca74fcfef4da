import { DomainError } from '@maillage/kernel';
import type { HeldSession, KeptState } from './session.js';
import { type Act, actsOf, stateAfter } from './session-acts.js';

const before = { now: new Date('2026-10-01T08:00:00Z'), today: '2026-10-01' };
const decision = { now: new Date('2026-10-16T08:00:00Z'), today: '2026-10-16' };
const during = { now: new Date('2026-10-23T08:00:00Z'), today: '2026-10-23' };
const after = { now: new Date('2026-10-24T08:00:00Z'), today: '2026-10-24' };

const session = (state: KeptState, taken = 8): HeldSession => ({
  ...{ id: 's', version: 1, courseVersion: 1, sequence: 0, state },
  ...{ taken, offered: 0, waiting: 0 },
  description: {
    territoire: 'departement-62',
    formation_id: 'f',
    demi_journees: [{ jour: '2026-10-23', debut: '09:00', fin: '12:00' }],
    places_min: 6,
    places_max: 12,
    jour_de_decision: '2026-10-16',
  },
  startsAt: new Date('2026-10-23T07:00:00Z'),
  endsAt: new Date('2026-10-23T10:00:00Z'),
  createdAt: before.now,
  modifiedAt: before.now,
});
const refusal = (one: HeldSession, act: Act, moment = before): string | undefined => {
  try {
    stateAfter(one, act, moment);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('a session allows', () => {
  it.each<[KeptState, typeof before, Act[]]>([
    ['brouillon', before, ['ouvrir', 'annuler']],
    ['ouverte', before, ['confirmer', 'deroger', 'annuler']],
    ['ouverte', decision, ['confirmer', 'deroger', 'annuler']],
    ['confirmee', before, ['annuler']],
    ['confirmee', during, ['annuler', 'tenir']],
    ['tenue', during, []],
    ['tenue', after, ['clore']],
    ['close', after, []],
    ['annulee', after, []],
  ])('in %s', (state, moment, acts) => {
    expect(actsOf(session(state), moment)).toEqual(acts);
  });

  it('no confirmation below its minimum, but a derogation', () => {
    expect(refusal(session('ouverte', 5), 'confirmer')).toBe('training.below_minimum');
    expect(stateAfter(session('ouverte', 5), 'deroger', before)).toBe('confirmee');
    expect(stateAfter(session('ouverte', 6), 'confirmer', before)).toBe('confirmee');
  });

  it('no cancellation once it was held', () => {
    expect(refusal(session('tenue'), 'annuler', after)).toBe('training.session_held');
    expect(refusal(session('close'), 'annuler', after)).toBe('training.session_held');
    expect(refusal(session('annulee'), 'annuler')).toBe('training.not_in_state');
  });

  it('nothing before its time', () => {
    expect(refusal(session('brouillon'), 'ouvrir', after)).toBe('training.session_begun');
    expect(refusal(session('confirmee'), 'tenir')).toBe('training.session_not_begun');
    expect(refusal(session('tenue'), 'clore', during)).toBe('training.session_not_over');
  });
});
