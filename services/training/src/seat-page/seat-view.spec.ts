import type { Enrolment } from '../enrolment/enrolment.js';
import type { HeldSession } from '../session/session.js';
import { halfDayInWords, instantInWords, seatView, shownOf } from './seat-view.js';

const AT = new Date('2026-10-20T10:00:00Z');
const SESSION: HeldSession = {
  ...{ id: 's', version: 1, courseVersion: 1, sequence: 0, state: 'ouverte' },
  ...{ taken: 1, offered: 0, waiting: 1, startsAt: AT, endsAt: AT, createdAt: AT, modifiedAt: AT },
  description: {
    territoire: 'departement-62',
    formation_id: 'c',
    demi_journees: [{ jour: '2026-10-23', debut: '09:00', fin: '12:00' }],
    lieu: { nom: 'Mairie', adresse: '1 place', code_insee: '62041' },
    places_min: 1,
    places_max: 1,
  },
};
const BESIDE = { title: 'Le budget', toSign: [], certificate: undefined, hasBegun: false };
const enrolment = (over: Partial<Enrolment>): Enrolment => ({
  ...{ id: 'e', sessionId: 's', courseId: 'c', personId: 'p', structureId: 'm', wish: 1 },
  ...{ arrival: 1, place: 3, state: 'attente', holds: false, agreement: 'sans_objet' },
  ...{ agreementUntil: undefined, silence: 'refuse', offeredUntil: undefined },
  ...{ version: 1, createdAt: AT, modifiedAt: AT },
  ...over,
});

describe('a page of a seat', () => {
  it('shows course, dates, place and rank, and neither person nor structure', () => {
    const view = seatView(enrolment({}), SESSION, BESIDE);
    expect(view).toMatchObject({ title: 'Le budget', place: 'Mairie, 1 place', rank: 3 });
    expect(Object.values(view)).not.toContain('p');
    expect(Object.values(view)).not.toContain('m');
    expect(seatView(enrolment({ state: 'inscrite' }), SESSION, BESIDE).rank).toBeUndefined();
  });

  it('is bound to what it shows', () => {
    const shown = (over: Partial<Enrolment>) => shownOf(seatView(enrolment(over), SESSION, BESIDE));
    expect(shown({})).not.toBe(shown({ state: 'offerte' }));
  });

  it('says days and hours', () => {
    const [one] = SESSION.description.demi_journees;
    expect(one && halfDayInWords(one, 'fr')).toBe('23 octobre 2026, 09 h 00 – 12 h 00');
    expect(instantInWords(new Date('2026-10-30T08:00:00Z'), 'fr')).toContain('09:00');
  });
});
