import fc from 'fast-check';
import { Findings } from '@maillage/kernel';
import { readPhone } from './place-fields.js';

const RUNS = { numRuns: 2_000, seed: 20_261_129 };
/** Mobile numbers, of which every one is valid: 06, and 07 from 073 on (Arcep's plan of numbers). */
const mobiles = fc
  .tuple(
    fc.constantFrom('61', '62', '63', '66', '67', '68', '73', '75', '76', '77', '78'),
    fc.stringMatching(/^\d{7}$/),
  )
  .map((parts) => parts.join(''));
const SEPARATORS = ['', ' ', '.', '-', '\u00a0', '\u202f'];

const read = (text: string) => {
  const found = new Findings('actors');
  const number = readPhone(text, 'FR', found);
  return { number, said: found.remarks.map(({ code }) => code) };
};
const pairs = (digits: string, separator: string): string =>
  (digits.match(/\d{2}/g) ?? []).join(separator);

describe('any telephone number', () => {
  it('is one number, however it is written', () => {
    fc.assert(
      fc.property(mobiles, fc.constantFrom(...SEPARATORS), (digits, separator) => {
        const number = `+33${digits}`;
        expect(read(number)).toEqual({ number, said: [] });
        const completed = { number, said: ['actors.phone_completed'] };
        expect(read(pairs(`0${digits}`, separator))).toEqual(completed);
        expect(read(`0033${digits}`)).toEqual(completed);
        const parted = `+33 ${digits.slice(0, 1)} ${pairs(digits.slice(1), ' ')}`;
        expect(read(parted)).toEqual({ number, said: ['actors.blanks_in_number'] });
      }),
      RUNS,
    );
  });

  it('with a digit too few or too many is left out, and that is said', () => {
    fc.assert(
      fc.property(mobiles, fc.integer({ min: 1, max: 4 }), (digits, by) => {
        for (const text of [`0${digits.slice(0, 9 - by)}`, `0${digits}${'1'.repeat(by)}`])
          expect(read(text)).toEqual({ number: undefined, said: ['actors.invalid_phone'] });
      }),
      RUNS,
    );
  });
});
