import { readStructure } from './read-structure.js';

const GOOD = { nom: 'Mairie', siret: '43493312300029', code_insee: '62041' };
const faults = (body: unknown): string[] => {
  const read = readStructure(body, { today: '2026-03-14' });
  return 'faults' in read
    ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};
const numberOf = (siret: string): string | undefined => {
  const read = readStructure({ ...GOOD, siret }, { today: '2026-03-14' });
  return 'draft' in read ? read.draft.structure.siret : undefined;
};

describe('a structure that is read', () => {
  it.each([
    ['blanks', '434 933 123 00029', '43493312300029'],
    ['no-break blanks and dots', '434\u202f933\u00a0123.00029', '43493312300029'],
    ['La Poste’s, neither by its rule nor by Luhn’s', '35600000012345', undefined],
    ['La Poste’s head office', '35600000000048', '35600000000048'],
    ['La Poste’s, without Luhn’s key', '35600000000010', '35600000000010'],
  ])('takes a SIRET with %s', (_, written, taken) => {
    expect(numberOf(written)).toBe(taken);
  });

  it.each([
    ['nine digits', '200069672'],
    ['fifteen', '434933123000290'],
    ['a wrong key', '43493312300028'],
    ['zeros', '00000000000000'],
    ['letters', '4349331230002A'],
  ])('refuses a SIRET of %s', (_, siret) => {
    expect(faults({ ...GOOD, siret })).toEqual(['/siret invalid_siret']);
  });

  it('has a number of a register or the reason for having none', () => {
    const { siret: _, ...bare } = GOOD;
    expect(faults(bare)).toEqual(['/sans_identifiant identifier_missing']);
    expect(faults({ ...GOOD, sans_identifiant: { raison: 'inconnu' } })).toEqual([
      '/sans_identifiant identifier_and_reason',
    ]);
    expect(faults({ ...bare, sans_identifiant: { raison: 'oubli' } })).toEqual([
      '/sans_identifiant/raison unknown_value',
    ]);
    for (const number of [{ siren: '434933123' }, { rna: 'W623001234' }, { ridet: '0123456001' }])
      expect(faults({ ...bare, ...number })).toEqual([]);
    expect(faults({ ...GOOD, siren: '200069672' })).toEqual(['/siren siren_mismatch']);
  });

  it('tells each of its faults, unknown fields among them', () => {
    expect(
      faults({
        siret: 12,
        type: 'mairie',
        categorie: '72',
        code_insee: '99999',
        parent_id: 'x',
        telephone: '0321000000',
        toString: 1,
        antennes: [{ adresse: '1 rue' }, { nom: 'Nord', ville: 'Arras' }],
        sites: ['javascript:alert(1)'],
        fermeture: { date: '2026-02-30', raison: 'x' },
      }),
    ).toEqual(
      expect.arrayContaining([
        '/telephone unknown_field',
        '/toString unknown_field',
        '/siret wrong_type',
        '/nom required',
        '/type unknown_value',
        '/categorie invalid_form',
        '/parent_id invalid_id',
        '/antennes/0/nom required',
        '/antennes/1/ville unknown_field',
        '/sites/0 forbidden_scheme',
        '/fermeture/date invalid_date',
        '/fermeture/raison unknown_field',
      ]),
    );
    for (const body of ['texte', 12, ['a'], null]) expect(faults(body)).toEqual([' wrong_type']);
  });

  it('lies in a commune: by its code, or by postal code and name', () => {
    const { code_insee: _, ...bare } = GOOD;
    expect(faults(bare)).toEqual(['/code_insee missing']);
    expect(faults({ ...bare, code_postal: '62000', commune: 'Arras' })).toEqual([]);
    expect(faults({ ...bare, code_postal: '62810' })).toEqual(['/code_insee ambiguous_commune']);
    const read = readStructure(
      { ...bare, code_postal: '62810' },
      { today: '', isPlaceOptional: true },
    );
    expect(read).toMatchObject({ draft: { departement: 'departement-62' } });
  });
});
