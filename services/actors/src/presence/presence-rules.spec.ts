import type { Presence } from './presence.js';
import { presenceFaults, type PresenceGrounds, presenceRemarks } from './presence-rules.js';
import { readPresence } from './read-presence.js';

const PRESENCE: Presence = {
  professionnel_id: 'p',
  lieu_id: 'l',
  horaires: 'Mo 09:00-12:00',
  du: '2026-01-01',
};
const GROUNDS: PresenceGrounds = { place: {}, professional: { ends_on: null }, others: [] };
const faults = (
  presence: Presence,
  grounds: Partial<PresenceGrounds> = {},
  before?: Presence,
): string[] =>
  presenceFaults(presence, before, { ...GROUNDS, ...grounds }).map(
    ({ pointer, code }) => `${pointer} ${code.slice(7)}`,
  );

describe('a presence', () => {
  it('is in a place, of a professional, which the writer reaches', () => {
    expect(faults(PRESENCE)).toEqual([]);
    const gone = { place: undefined, professional: undefined };
    expect(faults(PRESENCE, gone)).toEqual([
      '/lieu_id unknown_place',
      '/professionnel_id unknown_professional',
    ]);
    expect(faults({ ...PRESENCE, horaires: 'Tu 09:00-12:00' }, gone, PRESENCE)).toEqual([]);
  });

  it('does not outlive the professional', () => {
    const left = { professional: { ends_on: '2026-06-30' } };
    expect(faults(PRESENCE, left)).toEqual(['/professionnel_id professional_left']);
    expect(faults({ ...PRESENCE, au: '2026-06-30' }, left)).toEqual([]);
  });

  it('is not entered twice, and tells when somebody is in two places at once', () => {
    const others = [{ ...PRESENCE, id: 'x', au: '2026-03-31' }];
    expect(faults(PRESENCE, { others })).toEqual(['/du repeated_presence']);
    expect(faults({ ...PRESENCE, horaires: 'Tu 09:00-12:00' }, { others })).toEqual([]);
    const there = { ...PRESENCE, lieu_id: 'm' };
    expect(presenceRemarks(there, { ...GROUNDS, others }).map(({ code }) => code)).toEqual([
      'actors.two_places_at_once',
    ]);
    expect(presenceRemarks({ ...there, du: '2026-04-01' }, { ...GROUNDS, others })).toEqual([]);
    const later = { ...there, horaires: 'Mo 12:00-14:00' };
    expect(presenceRemarks(later, { ...GROUNDS, others })).toEqual([]);
  });

  it('is read with every fault of its form', () => {
    const id = '0192f000-0000-7000-8000-000000000001';
    const faultsOf = (body: object): string[] => {
      const read = readPresence(body);
      return 'faults' in read
        ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
        : [];
    };
    expect(
      readPresence({
        professionnel_id: id,
        lieu_id: id,
        horaires: 'lundi 9h-12h',
        du: '2026-01-01',
      }),
    ).toEqual({
      value: { professionnel_id: id, lieu_id: id, horaires: 'Mo 09:00-12:00', du: '2026-01-01' },
    });
    expect(faultsOf({})).toEqual([
      '/professionnel_id required',
      '/lieu_id required',
      '/du required',
    ]);
    expect(
      faultsOf({
        professionnel_id: id,
        lieu_id: '12',
        horaires: 'Mo 23:00-25:00',
        du: '2026-01-02',
        au: '2026-01-01',
        nom: 'x',
      }),
    ).toEqual([
      '/nom unknown_field',
      '/lieu_id invalid_id',
      '/horaires hour_out_of_range',
      '/au ends_before_beginning',
    ]);
  });
});
