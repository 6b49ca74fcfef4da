import fc from 'fast-check';
import { Findings } from '@maillage/kernel';
import { readDay } from './read-cell.js';

const RUNS = { numRuns: 2_000, seed: 20_261_129 };
const ZONES = [
  ...['Europe/Paris', 'Pacific/Noumea', 'Pacific/Tahiti', 'America/Cayenne', 'Indian/Reunion'],
  ...['America/Miquelon', 'America/Guadeloupe', 'Pacific/Wallis', 'Indian/Mayotte'],
];
const instants = fc
  .date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2040-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const offsets = fc.integer({ min: -12, max: 14 });
const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');

/** The civil day of an instant by ICU's own parts, which the code under test does not ask for. */
function dayThere(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
  }).formatToParts(instant);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

const read = (text: string, zone: string) => {
  const found = new Findings('essai');
  const day = readDay('date', text, zone, found);
  return { day, said: found.remarks.map(({ code }) => code.replace(/^\w+\./, '')) };
};

describe('the day of any time', () => {
  it('is that of the territory’s clock, whatever offset the instant is written with', () => {
    fc.assert(
      fc.property(instants, offsets, fc.constantFrom(...ZONES), (instant, hours, zone) => {
        const shifted = new Date(instant.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
        const day = dayThere(instant, zone);
        const liberty = day === shifted.slice(0, 10) ? 'time_left_out' : 'day_of_instant';
        const sign = hours < 0 ? '-' : '+';
        for (const offset of [`${sign}${two(hours)}:00`, `${sign}${two(hours)}00`])
          expect(read(`${shifted}${offset}`, zone)).toEqual({ day, said: [liberty] });
        if (hours === 0) expect(read(`${shifted}Z`, zone)).toEqual({ day, said: [liberty] });
      }),
      RUNS,
    );
  });

  it('is the one written, where no zone is: such a time is told by the clock of the place', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        const text = instant.toISOString().slice(0, 19);
        const day = text.slice(0, 10);
        expect(read(text, zone)).toEqual({ day, said: ['time_left_out'] });
        expect(read(day, zone)).toEqual({ day, said: [] });
      }),
      RUNS,
    );
  });
});
