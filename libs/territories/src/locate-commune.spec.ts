import { locateCommune, type LocatedCommune, type WrittenCommune } from './index.js';

/** Commune, code kept, and what is reported: `!` before a fault. */
function told(located: LocatedCommune): string[] {
  return 'faults' in located
    ? located.faults.map(({ field, kind }) => `! ${field} ${kind}`)
    : [
        located.commune,
        located.codeInsee,
        ...located.remarks.map(({ field, kind }) => `${field} ${kind}`),
      ];
}

describe('locateCommune', () => {
  it.each<[string, WrittenCommune, string[]]>([
    ['a commune of today', { codeInsee: '62041' }, ['62041', '62041']],
    [
      'its name written otherwise',
      { codeInsee: '62041', commune: 'ARRAS CEDEX 9' },
      ['62041', '62041'],
    ],
    ['a name without its article', { codeInsee: '76351', commune: 'HAVRE' }, ['76351', '76351']],
    [
      'a name that is not the code’s',
      { codeInsee: '62041', commune: 'Lens' },
      ['62041', '62041', 'commune commune_mismatch'],
    ],
    ['a code that nobody has', { codeInsee: '62999' }, ['! codeInsee unknown_commune']],
    [
      'an arrondissement',
      { codeInsee: '75112', commune: 'Paris' },
      ['75056', '75112', 'codeInsee arrondissement'],
    ],
    [
      'an arrondissement of Lyon',
      { codeInsee: '69383' },
      ['69123', '69383', 'codeInsee arrondissement'],
    ],
    ['a commune déléguée', { codeInsee: '14472' }, ['14654', '14654', 'codeInsee former_commune']],
    [
      'a commune that has been',
      { codeInsee: '02311' },
      ['02589', '02589', 'codeInsee former_commune'],
    ],
    ['a commune that was split', { codeInsee: '60606' }, ['! codeInsee ambiguous_commune']],
    [
      'a commune that was split, under its own former name',
      { codeInsee: '60606', commune: 'Sarron' },
      ['! codeInsee ambiguous_commune'],
    ],
    [
      'a commune that was split, under the name of a part',
      { codeInsee: '60606', commune: 'PONT STE MAXENCE' },
      ['60509', '60509', 'codeInsee former_commune'],
    ],
    [
      'a postal code and a name',
      { codePostal: '62500', commune: 'St-Omer Cedex' },
      ['62765', '62765', 'codeInsee commune_from_name'],
    ],
    [
      'a postal code and the name of a part',
      { codePostal: '62500', commune: 'Tatinghem' },
      ['62757', '62757', 'codeInsee commune_from_name'],
    ],
    [
      'a postal code of Paris and its name',
      { codePostal: '75012', commune: 'Paris' },
      ['75056', '75056', 'codeInsee commune_from_name'],
    ],
    [
      'a postal code and a name from elsewhere',
      { codePostal: '62000', commune: 'Lens' },
      ['! codeInsee unknown_commune'],
    ],
    [
      'a postal code and a name that is none',
      { codePostal: '62000', commune: '?' },
      ['! codeInsee unknown_commune'],
    ],
    [
      'a postal code and a name that two have',
      { codePostal: '60700', commune: 'Sarron' },
      ['! codeInsee ambiguous_commune'],
    ],
    [
      'a postal code that one commune has',
      { codePostal: '10450' },
      ['10060', '10060', 'codeInsee commune_from_postal_code'],
    ],
    ['a postal code that several have', { codePostal: '62500' }, ['! codeInsee ambiguous_commune']],
    ['a postal code that nobody has', { codePostal: '99999' }, ['! codeInsee unknown_commune']],
    // A zero that a spreadsheet took.
    [
      'both codes without their zero',
      { codeInsee: '1065', codePostal: '1310', commune: 'Buellas' },
      ['01065', '01065', 'codeInsee lost_zero', 'codePostal lost_zero'],
    ],
    [
      'a postal code without its zero, and a name',
      { codePostal: '1310', commune: 'Buellas' },
      ['01065', '01065', 'codePostal lost_zero', 'codeInsee commune_from_name'],
    ],
    [
      'a code without its zero that is another’s',
      { codeInsee: '1066', codePostal: '1310', commune: 'Buellas' },
      ['! codeInsee contradiction'],
    ],
    [
      'a code without its zero that the postal code contradicts',
      { codeInsee: '1065', codePostal: '62000' },
      ['! codeInsee contradiction'],
    ],
    [
      'four digits that no zero makes a postal code of the commune',
      { codeInsee: '62041', codePostal: '6200', commune: 'Arras' },
      ['! codePostal invalid_postal_code'],
    ],
    [
      'two codes that are none',
      { codeInsee: 'Arras', codePostal: 'F-62' },
      ['! codeInsee invalid_insee_code', '! codePostal invalid_postal_code'],
    ],
    // What means nothing in a code.
    [
      'blanks in codes, small letters, a number’s decimals',
      { codeInsee: '2a\u00A0004 ', codePostal: '20000.0' },
      ['2A004', '2A004', 'codeInsee respelled_code', 'codePostal respelled_code'],
    ],
    ['blanks alone', { codeInsee: '62 041' }, ['62041', '62041', 'codeInsee blanks_in_code']],
    // Names from before, and La Poste's.
    [
      'a name that the code bore before',
      { codePostal: '44150', commune: 'Ancenis' },
      ['44003', '44003', 'codeInsee commune_from_name'],
    ],
    [
      'a name that the code bore until 2026',
      { codePostal: '28150', commune: 'Moutiers' },
      ['28274', '28274', 'codeInsee commune_from_name'],
    ],
    [
      'La Poste’s label of an arrondissement',
      { codePostal: '75012', commune: 'PARIS 12' },
      ['75056', '75112', 'codeInsee commune_from_name'],
    ],
    [
      'another of its spellings',
      { codePostal: '13003', commune: 'Marseille 03' },
      ['13055', '13203', 'codeInsee commune_from_name'],
    ],
    [
      'INSEE’s label of an arrondissement',
      { codePostal: '69001', commune: 'Lyon 1er arrondissement' },
      ['69123', '69381', 'codeInsee commune_from_name'],
    ],
    [
      'two codes of one arrondissement',
      { codePostal: '75116', commune: 'Paris 16e' },
      ['75056', '75116', 'codeInsee commune_from_name'],
    ],
    [
      'an arrondissement and the postal code of another',
      { codePostal: '75013', commune: 'PARIS 12' },
      ['! codeInsee contradiction'],
    ],
    [
      'an arrondissement and a postal code from elsewhere',
      { codePostal: '62000', commune: 'PARIS 12' },
      ['! codeInsee contradiction'],
    ],
    [
      'a CEDEX that no list has',
      { codePostal: '62009', commune: 'ARRAS CEDEX 9' },
      ['62041', '62041', 'codeInsee commune_from_name'],
    ],
    [
      'a CEDEX of Corsica',
      { codePostal: '20182', commune: 'Ajaccio Cedex 1' },
      ['2A004', '2A004', 'codeInsee commune_from_name'],
    ],
    [
      'a CEDEX of another département',
      { codePostal: '59009', commune: 'ARRAS CEDEX 9' },
      ['! codeInsee unknown_commune'],
    ],
    // What contradicts its neighbours.
    [
      'a postal code that is another commune’s',
      { codeInsee: '59349', codePostal: '59126', commune: 'Linselles' },
      ['59349', '59349', 'commune commune_mismatch', 'codePostal postal_code_mismatch'],
    ],
    [
      'a CEDEX beside its commune',
      { codeInsee: '62041', codePostal: '62009', commune: 'Arras Cedex 9' },
      ['62041', '62041'],
    ],
    ['a name alone', { commune: 'Arras' }, ['! codeInsee missing']],
    ['nothing', {}, ['! codeInsee missing']],
  ])('reads %s', (_, written, expected) => {
    expect(told(locateCommune(written))).toEqual(expected);
  });

  it('names those among which it does not choose, ten at most', () => {
    const detailOf = (written: WrittenCommune): string => {
      const located = locateCommune(written);
      return 'faults' in located ? (located.faults[0]?.detail.fr ?? '') : '';
    };
    expect(detailOf({ codeInsee: '60606' })).toContain(
      '60509 (Pont-Sainte-Maxence), 60587 (Saint-Martin-Longueau)',
    );
    expect(detailOf({ codePostal: '62000' })).toContain('62041 (Arras), 62263 (Dainville)');
    const many = detailOf({ codePostal: '51300' });
    expect(many.match(/\d{5} \(/g)).toHaveLength(10);
    expect(many).toContain(', …');
  });

  it('quotes what was written, and no more of a name than a message should hold', () => {
    expect(locateCommune({ codePostal: '62000', commune: 'Lens' })).toMatchObject({
      faults: [
        { value: '62000 Lens', detail: { en: expect.stringContaining('"Lens"') as string } },
      ],
    });
    const long = locateCommune({ codePostal: '62000', commune: `\u0007${'x'.repeat(5000)}` });
    expect('faults' in long && long.faults[0]?.detail.fr.length).toBeLessThan(250);
  });
});
