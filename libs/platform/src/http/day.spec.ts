import { validateSync } from 'class-validator';
import { IsDay } from './day.js';

class Asked {
  @IsDay('du', 2199)
  du: unknown;
  @IsDay('au')
  au: unknown = '9999-12-31';
}

describe('IsDay', () => {
  it.each(['1900-01-01', '2024-02-29', '2199-12-31'])('takes %s', (du) => {
    expect(validateSync(Object.assign(new Asked(), { du }))).toEqual([]);
  });
  it.each(['1899-12-31', '2200-01-01', '2026-02-30', '2026-1-1', '', 20260101, ['2026-01-01'], undefined])('refuses %p', (du) => {
    expect(validateSync(Object.assign(new Asked(), { du }))[0]?.constraints).toEqual({ isDay: 'du est un jour du calendrier, AAAA-MM-JJ, entre 1900 et 2199.' });
  });
});
