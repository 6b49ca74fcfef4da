import { meet, readWeek, type Slot } from './week.js';

const slotsOf = (text: string): readonly Slot[] => {
  const week = readWeek(text);
  return 'slots' in week ? week.slots : [];
};
const codeOf = (text: string): string => {
  const week = readWeek(text);
  return 'code' in week ? week.code : week.text;
};

describe('weekly times', () => {
  it('are days and hours, where a later rule holds in place of an earlier', () => {
    expect(slotsOf('Fr-Mo 09:00-12:00; Su off; Sa 10:00-11:30,13:00-24:00')).toEqual([
      { day: 4, from: 540, to: 720 },
      { day: 5, from: 600, to: 690 },
      { day: 5, from: 780, to: 1440 },
      { day: 0, from: 540, to: 720 },
    ]);
    expect(slotsOf('09:00-10:00')).toHaveLength(7);
    expect(slotsOf('PH 09:00-10:00')).toEqual([]);
  });

  it('may be words', () => {
    expect(codeOf('lundi à vendredi 9 h – 12 h')).toBe('Mo-Fr 09:00-12:00');
  });

  it.each([
    ['Mo 25:00-26:00', 'hour_out_of_range'],
    ['Mo 23:00-25:00', 'hour_out_of_range'],
    ['lundi 23h-25h', 'hour_out_of_range'],
    ['Mo 09:60-12:00', 'hour_out_of_range'],
    ['Mo 24:00-24:00', 'hour_out_of_range'],
    ['Mo 22:00-02:00', 'across_midnight'],
    ['Mo 09:00-09:00', 'empty_time'],
    ['sur rendez-vous', 'invalid_hours'],
    ['Mo', 'invalid_hours'],
    ['Mo 09:00', 'invalid_hours'],
    ['Mo 09:00-12:00,', 'invalid_hours'],
  ])('that cannot be are told: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('meet where they have a minute in common', () => {
    const morning = slotsOf('Mo-Fr 09:00-12:00');
    expect(meet(morning, slotsOf('We 11:59-14:00'))).toBe(true);
    expect(meet(morning, slotsOf('We 12:00-14:00; Sa 09:00-12:00'))).toBe(false);
  });
});
