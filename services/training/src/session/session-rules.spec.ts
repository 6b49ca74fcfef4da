import { allowedSeats, type Session, stateOn } from './session.js';
import { sessionFaults } from './session-rules.js';

const HALF_DAY = { jour: '2026-10-23', debut: '09:00', fin: '12:00' };
const SESSION: Session = {
  territoire: 'departement-62',
  formation_id: 'f',
  demi_journees: [HALF_DAY],
  lieu: { nom: 'Mairie', code_insee: '62041' },
  places_min: 4,
  places_max: 10,
};
const faults = (over: Partial<Session>, taken = 0, trainerBusy: Session['demi_journees'] = []) =>
  sessionFaults({ ...SESSION, ...over }, { taken, trainerBusy }).map(
    ({ pointer, code }) => `${pointer} ${code.slice(9)}`,
  );

describe('a session', () => {
  it('stands', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ jour_de_decision: '2026-10-23' })).toEqual([]);
  });

  const others = [HALF_DAY, { ...HALF_DAY, debut: '11:00', fin: '13:00' }];
  const night = { jour: '2027-03-28', debut: '02:30', fin: '05:00' };
  const kept = { structure_id: 's', places: 11 };
  it.each<[string, Partial<Session>]>([
    ['/demi_journees/1 half_days_overlap', { demi_journees: others }],
    ['/demi_journees/0/fin ends_before_start', { demi_journees: [{ ...HALF_DAY, fin: '08:00' }] }],
    ['/demi_journees/0 no_such_time', { demi_journees: [night] }],
    ['/jour_de_decision decided_too_late', { jour_de_decision: '2026-10-24' }],
    ['/places_min least_above_most', { places_min: 11 }],
    ['/places_gardees kept_above_most', { places_gardees: [kept] }],
  ])('is refused for %s', (fault, over) => {
    expect(faults(over)).toEqual([fault]);
  });

  it('has a place or a link', () => {
    const { lieu: _, ...nowhere } = SESSION;
    const none = { taken: 0, trainerBusy: [] };
    expect(sessionFaults(nowhere, none).map(({ code }) => code)).toEqual([
      'training.place_or_link',
    ]);
    expect(sessionFaults({ ...nowhere, lien: 'https://exemple.fr' }, none)).toEqual([]);
  });

  it('has as many seats as are taken, those granted beyond the maximum too', () => {
    expect(faults({}, 11)).toEqual(['/places_max below_taken']);
    const derogations = [{ structure_id: 's', places: 3 }];
    expect(allowedSeats({ ...SESSION, derogations })).toBe(13);
    expect(faults({ derogations }, 11)).toEqual([]);
  });

  it('is held by a trainer who is free', () => {
    const busy = [{ ...HALF_DAY, debut: '11:30', fin: '13:00' }];
    expect(faults({}, 0, busy)).toEqual(['/formateur_id trainer_busy']);
    expect(faults({}, 0, [{ ...HALF_DAY, debut: '12:00', fin: '13:00' }])).toEqual([]);
  });

  it('is to be confirmed from its day on', () => {
    const description = { ...SESSION, jour_de_decision: '2026-10-16' };
    const on = (day: string) => stateOn({ state: 'ouverte', description }, day);
    expect([on('2026-10-15'), on('2026-10-16')]).toEqual(['ouverte', 'a_confirmer']);
    expect(stateOn({ state: 'confirmee', description }, '2026-10-20')).toBe('confirmee');
  });
});
