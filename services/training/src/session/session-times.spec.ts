import { inTime, instantAt, overlap, spanOf, zoneOf } from './session-times.js';

const PARIS = 'Europe/Paris';
const at = (day: string, time: string, zone = PARIS) => instantAt(day, time, zone)?.toISOString();

describe('half-days', () => {
  it('follow the change of clocks (F-73)', () => {
    expect(at('2026-10-23', '09:00')).toBe('2026-10-23T07:00:00.000Z');
    expect(at('2026-10-30', '09:00')).toBe('2026-10-30T08:00:00.000Z');
    const night = { jour: '2026-10-25', debut: '01:00', fin: '04:00' };
    expect(spanOf(night, PARIS)).toEqual({
      from: new Date('2026-10-24T23:00:00Z'),
      to: new Date('2026-10-25T03:00:00Z'),
    });
  });

  it('have the first of a time that comes twice, and none that does not come', () => {
    expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-03-29', '02:30')).toBeUndefined();
    expect(spanOf({ jour: '2026-03-29', debut: '02:30', fin: '05:00' }, PARIS)).toBeUndefined();
  });

  it('are told by the clock of their place', () => {
    expect(zoneOf({})).toBe(PARIS);
    const zone = zoneOf({ lieu: { nom: 'Mairie', code_insee: '97411' } });
    expect(at('2026-10-23', '09:00', zone)).toBe('2026-10-23T05:00:00.000Z');
  });

  it('overlap where they share a time', () => {
    const morning = { jour: '2026-10-23', debut: '09:00', fin: '12:00' };
    expect(overlap(morning, { ...morning, debut: '11:30', fin: '14:00' })).toBe(true);
    expect(overlap(morning, { ...morning, debut: '12:00', fin: '14:00' })).toBe(false);
    expect(overlap(morning, { ...morning, jour: '2026-10-24' })).toBe(false);
    const later = { ...morning, jour: '2026-10-24' };
    expect(inTime([later, morning])).toEqual([morning, later]);
  });
});
