import { agendaOf } from './agenda.writer.js';
import type { HeldSession, Session } from './session.js';

const AT = new Date('2026-10-01T08:00:00Z');
const session = (over: Partial<Session> = {}, more: Partial<HeldSession> = {}): HeldSession => ({
  ...{ id: 'abc', version: 1, courseVersion: 1, sequence: 0, state: 'confirmee' },
  ...{ taken: 6, offered: 0, waiting: 0, startsAt: AT, endsAt: AT, createdAt: AT, modifiedAt: AT },
  description: {
    territoire: 'departement-62',
    formation_id: 'c',
    demi_journees: ['2026-10-23', '2026-10-30'].map((jour) => ({
      ...{ jour, debut: '09:00', fin: '12:00' },
    })),
    lieu: { nom: 'Mairie, salle 1', code_insee: '62041' },
    places_min: 1,
    places_max: 10,
    ...over,
  },
  ...more,
});
const agenda = (one: HeldSession, title = 'Le budget'): string =>
  agendaOf({ session: one, title, host: 'exemple.fr', now: AT });

describe('a session in a calendar', () => {
  it('has the hours of its place, with the rules of its clock (F-73)', () => {
    const text = agenda(session());
    expect(text).toContain('TZID:Europe/Paris\r\n');
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261023T090000\r\n');
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261030T090000\r\n');
    expect(text).toContain('DTSTAMP:20261001T080000Z\r\n');
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n');
    const overseas = agenda(session({ lieu: { nom: 'Mairie', code_insee: '98818' } }));
    expect(overseas).toContain('DTSTART;TZID=Pacific/Noumea:20261023T090000\r\n');
    expect(overseas).toContain('TZOFFSETTO:+1100\r\n');
  });

  it('keeps its UIDs, and tells a cancellation (T-09)', () => {
    const uids = (text: string) => text.match(/UID:.*/g);
    const moved = session({}, { sequence: 1 });
    expect(uids(agenda(moved))).toEqual(uids(agenda(session())));
    expect(agenda(moved)).toContain('SEQUENCE:1\r\n');
    const cancelled = agenda(session({}, { state: 'annulee', sequence: 2 }));
    expect(cancelled).toContain('METHOD:CANCEL\r\n');
    expect(cancelled).toContain('STATUS:CANCELLED\r\n');
    expect(agenda(session({}, { state: 'ouverte' }))).toContain('STATUS:TENTATIVE\r\n');
  });

  it('names nobody (T-10), and is written as the standard asks', () => {
    const formateur_id = '0192f000-0000-7000-8000-000000000077';
    const text = agenda(session({ formateur_id }), `Été ; ${'é'.repeat(60)}`);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|0192f000-0000-7000-8000-000000000077/);
    expect(text).toContain('LOCATION:Mairie\\, salle 1\r\n');
    expect(text).toContain('SUMMARY:Été \\; ');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain('é'.repeat(60));
  });
});
