import fc from 'fast-check';
import { readSiret } from './index.js';

const RUNS = { numRuns: 2_000, seed: 20_261_129 };
const digits = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** What a doubled digit adds, by table: another way than that of the code under test. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
/** The digit that makes a number whole, by ISO/IEC 7812. */
function withKey(head: readonly number[]): number[] {
  const sum = head
    .toReversed()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? (DOUBLED[digit] ?? 0) : digit), 0);
  return [...head, (10 - (sum % 10)) % 10];
}

/** Numbers with both keys: that of the organisation, and that of the establishment. */
const sirets = fc
  .tuple(digits(8), digits(4))
  .map(([head, tail]) => withKey([...withKey(head), ...tail]).join(''))
  // La Poste has a rule of its own, and zeros alone say that nobody knows.
  .filter((text) => !text.startsWith('356000000') && !/^0{9}/.test(text));

const blanks = fc.constantFrom(' ', '\u00a0', '\u202f', '\t', '.', '-');

describe('any SIRET', () => {
  it('is read as it is written, and with blanks of any kind anywhere', () => {
    fc.assert(
      fc.property(sirets, blanks, fc.integer({ min: 1, max: 13 }), (siret, blank, at) => {
        expect(readSiret(siret)).toEqual({ number: siret, remarks: [] });
        expect(readSiret(siret.slice(0, at) + blank + siret.slice(at))).toEqual({
          number: siret,
          remarks: ['blanks_in_number'],
        });
      }),
      RUNS,
    );
  });

  it('gets back the zeros that a spreadsheet took', () => {
    fc.assert(
      fc.property(
        sirets.filter((text) => /^0{1,2}[1-9]/.test(text)),
        (siret) => {
          const { number, remarks } = readSiret(String(Number(siret)));
          expect([number, remarks]).toEqual([siret, ['lost_zero']]);
        },
      ),
      RUNS,
    );
  });

  it('is told apart from one with a wrong digit', () => {
    const changes = fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(sirets, changes, (siret, [at, by]) => {
        const wrong = (Number(siret[at]) + by) % 10;
        const text = `${siret.slice(0, at)}${wrong}${siret.slice(at + 1)}`;
        fc.pre(!text.startsWith('356000000'));
        expect(readSiret(text)).toEqual({ number: text, remarks: ['siret_checksum'] });
      }),
      RUNS,
    );
  });

  it('is not made of the SIREN in its place', () => {
    fc.assert(
      fc.property(sirets, (siret) => {
        const siren = siret.slice(0, 9);
        expect(readSiret(siren)).toEqual({ number: siren, remarks: ['siren_for_siret'] });
      }),
      RUNS,
    );
  });
});
