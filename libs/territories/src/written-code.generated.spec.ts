import fc from 'fast-check';
import { communesOf, locateCommune, readInseeCode, readPostalCode } from './index.js';

const RUNS = { numRuns: 2_000, seed: 20_261_129 };
const codes = fc.constantFrom(...communesOf('france'));
const blanks = fc.constantFrom(' ', '\u00a0', '\u202f', '\t');
const places = fc.integer({ min: 1, max: 4 });

/** Where codes begin, by the official list of départements and collectivités. */
const isDepartement = (head: string): boolean =>
  /^(0[1-9]|1\d|2[AB1-9]|[3-8]\d|9[0-5]|97|98)$/.test(head);

describe('any code of a commune', () => {
  it('is read as it is, with blanks, in small letters, or as a number with a fraction of nought', () => {
    fc.assert(
      fc.property(codes, blanks, places, (code, blank, at) => {
        expect(readInseeCode(code)).toEqual({ code });
        const parted = code.slice(0, at) + blank + code.slice(at);
        expect(readInseeCode(parted)).toEqual({ code, liberty: 'blanks_in_code' });
        if (code !== code.toLowerCase())
          expect(readInseeCode(code.toLowerCase())).toEqual({ code, liberty: 'respelled_code' });
        else if (!code.startsWith('0'))
          expect(readInseeCode(`${code}.0`)).toEqual({ code, liberty: 'respelled_code' });
      }),
      RUNS,
    );
  });

  it('gets back the zero that a spreadsheet took, where the rest of the address agrees', () => {
    const begun = codes.filter((code) => code.startsWith('0'));
    fc.assert(
      fc.property(begun, (code) => {
        const bare = String(Number(code));
        expect(readInseeCode(bare)).toEqual({ code, liberty: 'lost_zero' });
        expect(locateCommune({ codeInsee: bare })).toMatchObject({ commune: code });
        // Named as another commune is, it has two readings.
        const other = locateCommune({ codeInsee: bare, commune: 'Ajaccio' });
        expect(other).toMatchObject({ faults: [{ kind: 'contradiction' }] });
      }),
      RUNS,
    );
  });

  it('is none of other lengths or letters', () => {
    const text = fc.oneof(
      fc.stringMatching(/^\d{1,3}$/),
      fc.stringMatching(/^\d{6,9}$/),
      fc.stringMatching(/^[C-Zc-z]\d{4}$/),
      fc.stringMatching(/^\d[C-Zc-z]\d{3}$/),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(readInseeCode(written)).toBeUndefined();
        expect(readPostalCode(written)).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('begins with its département', () => {
    fc.assert(
      fc.property(codes, (code) => isDepartement(code.slice(0, 2))),
      RUNS,
    );
  });
});
