import { isCivilDate } from '@maillage/kernel';
import { isBefore, readLheoDay, writeLheoDay } from './day.js';

describe('a day of LHÉO', () => {
  it('is one of the calendar, as written', () => {
    for (const year of ['0001', '1900', '2000', '2026', '2028', '9998'])
      for (let at = 101; at <= 1_332; at++) {
        const [month, day] = [
          String(at).padStart(4, '0').slice(0, 2),
          String(at).padStart(4, '0').slice(2),
        ];
        if (day === '00') continue;
        const iso = `${year}-${month}-${day}`;
        const expected = isCivilDate(iso) ? { kind: 'day', day: iso, precision: 'day' } : undefined;
        expect([iso, readLheoDay(`${year}${month}${day}`)]).toEqual([iso, expected]);
      }
  });

  it('may be a month, a year, open or not known, and nothing else', () => {
    expect(readLheoDay('20170900')).toEqual({ kind: 'day', day: '2017-09', precision: 'month' });
    expect(readLheoDay('20170000')).toEqual({ kind: 'day', day: '2017', precision: 'year' });
    expect(readLheoDay('99999999')).toEqual({ kind: 'open' });
    expect(readLheoDay('00000000')).toEqual({ kind: 'unknown' });
    for (const none of ['20171300', '20170001', '00000901', '2017090', '201709011', 'AAAAMMJJ', ''])
      expect([none, readLheoDay(none)]).toEqual([none, undefined]);
  });

  it.each(['2017', '2017-09', '2017-09-21'])('is written as it was read: %s', (day) => {
    expect(readLheoDay(writeLheoDay(day))).toMatchObject({ day });
  });

  it.each([
    ['2017-09', '2017-09-21', false],
    ['2017', '2017-12', false],
    ['2017-09-20', '2017-09', false],
    ['2017-08', '2017-09', true],
    ['2017-08-31', '2017-09', true],
    ['2016', '2017-01-01', true],
    ['2017-09-20', '2017-09-21', true],
    ['2017-09-21', '2017-09-21', false],
  ])('%s is before %s: %s', (end, beginning, expected) => {
    expect(isBefore(end, beginning)).toBe(expected);
  });
});
