import { addMonths, isCivilDate, isUuid, parisDate, uuidv7 } from './index.js';

describe('uuidv7', () => {
  it('makes ids that are version 7, distinct and sorted, also within one millisecond', () => {
    const ids = Array.from({ length: 10_000 }, () => uuidv7(1_790_000_000_000));
    expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(
      true,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});

describe('civil dates', () => {
  it.each(['2026-02-30', '2026-13-01', '2025-02-29', '2026-1-1', '', '2026-01-01T00:00'])(
    'refuses %s',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );
  it.each(['2026-02-28', '2024-02-29'])('accepts %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });
  it('reads an instant in Europe/Paris', () => {
    expect(parisDate(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2024-08-31', -6, '2024-02-29'],
    ['2026-03-15', -18, '2024-09-15'],
    ['2026-01-31', 1, '2026-02-28'],
  ])('%s %i months: %s', (from, count, to) => {
    expect(addMonths(from, count)).toBe(to);
  });
});
