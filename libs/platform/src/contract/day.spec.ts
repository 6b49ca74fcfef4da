import { validateSync } from 'class-validator';
import { IsDay, IsInstant } from './day.js';

class Asked {
  @IsDay('du', 2199)
  du: unknown;
  @IsDay('au')
  au: unknown = '9999-12-31';
}

class Ending {
  @IsInstant('expiration')
  expiration: unknown;
}

describe('IsDay', () => {
  it.each(['1900-01-01', '2024-02-29', '2199-12-31'])('takes %s', (du) => {
    expect(validateSync(Object.assign(new Asked(), { du }))).toEqual([]);
  });
  it.each([
    '1899-12-31',
    '2200-01-01',
    '2026-02-30',
    '2026-1-1',
    '',
    20260101,
    ['2026-01-01'],
    undefined,
  ])('refuses %p', (du) => {
    expect(validateSync(Object.assign(new Asked(), { du }))[0]?.constraints).toEqual({
      isDay: 'du est un jour du calendrier, AAAA-MM-JJ, entre 1900 et 2199.',
    });
  });
});

describe('IsInstant', () => {
  const faultsOf = (expiration: unknown) =>
    Object.values(validateSync(Object.assign(new Ending(), { expiration }))[0]?.constraints ?? {});

  it.each(['2027-06-30T22:00:00Z', '2027-06-30T22:00:00.123+02:00', '2028-02-29T00:00:00z'])(
    'takes %s',
    (expiration) => {
      expect(faultsOf(expiration)).toEqual([]);
    },
  );
  it.each(['2027-06-30T22:00:00', '2027-06-30'])('asks for the time zone of %s', (expiration) => {
    expect(faultsOf(expiration)).toEqual([
      'expiration porte son fuseau horaire, par exemple 2027-06-30T22:00:00Z.',
    ]);
  });
  it.each([
    '2027-02-30T22:00:00Z',
    'demain Z',
    // ISO 8601 has more forms, which `Date` does not read.
    '2027-W10-3T22:00:00Z',
    '2027-123T22:00:00Z',
    '2027-06-30T22:00:60Z',
  ])('refuses %s', (expiration) => {
    expect(faultsOf(expiration)).toEqual([
      'expiration est un instant RFC 3339, par exemple 2027-06-30T22:00:00Z.',
    ]);
  });
  it.each(['', 20270630, ['2027-06-30T22:00:00Z'], undefined])('refuses %p', (expiration) => {
    expect(faultsOf(expiration)).not.toEqual([]);
  });
});
