import { locateCommune, type LocatedCommune, type WrittenCommune } from './index.js';

/** Commune, code kept, and what is reported: `!` before a fault. */
function told(located: LocatedCommune): string[] {
  return 'fault' in located
    ? [`! ${located.fault.field} ${located.fault.kind}`]
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
    ['a name alone', { commune: 'Arras' }, ['! codeInsee missing']],
    ['nothing', {}, ['! codeInsee missing']],
  ])('reads %s', (_, written, expected) => {
    expect(told(locateCommune(written))).toEqual(expected);
  });

  it('names those among which it does not choose, ten at most', () => {
    const detailOf = (written: WrittenCommune): string => {
      const located = locateCommune(written);
      return 'fault' in located ? located.fault.detail.fr : '';
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
      fault: { value: '62000 Lens', detail: { en: expect.stringContaining('"Lens"') as string } },
    });
    const long = locateCommune({ codePostal: '62000', commune: `\u0007${'x'.repeat(5000)}` });
    expect('fault' in long && long.fault.detail.fr.length).toBeLessThan(250);
  });
});
