import { readSiret } from './index.js';

describe('a SIRET as it is written', () => {
  it.each([
    ['26620001300016', '26620001300016', []],
    ['266 200 013 00016', '26620001300016', ['blanks_in_number']],
    ['266\u00a0200\u202f013\t00016', '26620001300016', ['blanks_in_number']],
    ['266.200.013-00016', '26620001300016', ['blanks_in_number']],
    // Zeros that a spreadsheet took: one, two, none that any key tells of.
    ['4412398200017', '04412398200017', ['lost_zero']],
    ['542012000007', '00542012000007', ['lost_zero']],
    ['4412398200018', '4412398200018', ['siret_length']],
    ['2662000130001', '2662000130001', ['siret_length']],
    ['266200013000161', '266200013000161', ['siret_length']],
    // The organisation in place of one of its establishments.
    ['266200013', '266200013', ['siren_for_siret']],
    ['266200014', '266200014', ['siren_checksum']],
    ['44123982', '044123982', ['lost_zero', 'siren_for_siret']],
    // Keys: Luhn's sum, La Poste's rule, and that of the nine digits within.
    ['26620001300017', '26620001300017', ['siret_checksum']],
    ['11122233344455', '11122233344455', ['siren_checksum']],
    ['35600000009075', '35600000009075', []],
    ['35600000000048', '35600000000048', []],
    ['00000000000000', '00000000000000', []],
    // Other registers.
    ['w621000123', 'w621000123', []],
    ['W 621 000 123', 'W621000123', ['blanks_in_number']],
  ])('%s is read as %s, and said to be %j', (text, number, remarks) => {
    expect(readSiret(text)).toEqual({ number, remarks });
  });
});
