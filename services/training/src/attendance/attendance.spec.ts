import type { Session } from '../session/session.js';
import {
  attended,
  begun,
  codeOf,
  isEnough,
  nameOf,
  type Signature,
  typedCode,
} from './attendance.js';

const DAYS = ['2026-10-23', '2026-10-30'];
const SESSION: Session = {
  territoire: 'departement-62',
  formation_id: 'c',
  demi_journees: DAYS.flatMap((jour) => [
    { jour, debut: '09:00', fin: '12:00' },
    { jour, debut: '13:30', fin: '16:30' },
  ]),
  places_min: 1,
  places_max: 10,
};
const signed = (halfDay: string, over: Partial<Signature> = {}): Signature => ({
  ...{ enrolmentId: 'e', halfDay, isPresent: true, isSigned: true },
  ...over,
});
const all = SESSION.demi_journees.map((one) => signed(nameOf(one)));

describe('attendance', () => {
  it('is what trainer and trainee have both signed', () => {
    expect(attended(SESSION, all)).toBe(4);
    const some = [
      signed('2026-10-23T09:00', { isPresent: false }),
      signed('2026-10-23T13:30', { isSigned: false }),
      signed('2026-10-30T09:00', { isPresent: undefined }),
      signed('2026-10-30T13:30'),
      signed('2026-11-06T09:00'),
    ];
    expect(attended(SESSION, some)).toBe(1);
  });

  it('is enough from the share on that the course asks for', () => {
    const three = all.slice(0, 3);
    expect(isEnough(SESSION, three, 0.75)).toBe(true);
    expect(isEnough(SESSION, three, 0.8)).toBe(false);
    const five = {
      ...SESSION,
      demi_journees: [
        ...SESSION.demi_journees,
        { jour: '2026-11-06', debut: '09:00', fin: '12:00' },
      ],
    };
    expect(isEnough(five, all, 0.8)).toBe(true);
    expect(isEnough(SESSION, [], 0)).toBe(true);
  });

  it('is signed once a half-day has begun', () => {
    const names = (at: string) => begun(SESSION, new Date(at)).map(nameOf);
    expect(names('2026-10-23T06:59:59Z')).toEqual([]);
    expect(names('2026-10-23T11:30:00Z')).toEqual(['2026-10-23T09:00', '2026-10-23T13:30']);
    // Clocks were put back in between.
    expect(names('2026-10-30T08:00:00Z')).toHaveLength(3);
  });

  it('has a code that can be read aloud and typed', () => {
    const code = codeOf(Uint8Array.from({ length: 12 }, (_, at) => 20 * at));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(typedCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(typedCode('o0-il')).toBe('0011');
  });
});
