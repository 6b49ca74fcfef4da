import { readProfessional } from './read-professional.js';

const ID = '0192f000-0000-7000-8000-000000000001';
const faultsOf = (body: unknown): string[] => {
  const read = readProfessional(body, '2026-03-14');
  return 'faults' in read
    ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};

describe('readProfessional', () => {
  it('reads what is said, each code once, and lists nobody who did not say so', () => {
    const certified = { code: 'Pix', delivree_le: '2025-01-31', par: 'GIP Pix' };
    expect(
      readProfessional(
        {
          profils: ['secretaire-general-de-mairie', 'secretaire_mairie', 'aidant'],
          certifications: [certified],
          langues: ['fr', 'pl', 'fr'],
          structure_id: ID.toUpperCase(),
          fin: '2027-01-01',
        },
        '2026-03-14',
      ),
    ).toEqual({
      value: {
        profils: ['secretaire_mairie', 'aidant'],
        certifications: [{ ...certified, code: 'pix' }],
        langues: ['fr', 'pl'],
        joignable: false,
        structure_id: ID,
        fin: '2027-01-01',
      },
    });
  });

  it('names every fault', () => {
    expect(
      faultsOf({
        profils: ['maire'],
        certifications: [
          { code: 'pix', delivree_le: '2026-03-15', par: 'GIP Pix' },
          { code: 'pix', par: 'GIP Pix' },
          { code: 'bac', delivree_le: '2026-02-30' },
        ],
        langues: ['français'],
        joignable: 'oui',
        structure_id: '12',
        fin: 'demain',
        nom: 'Martin',
      }),
    ).toEqual([
      '/nom unknown_field',
      '/profils/0 unknown_value',
      '/certifications/0/delivree_le future_date',
      '/certifications/1 incomplete_certification',
      '/certifications/2/code unknown_value',
      '/certifications/2/delivree_le invalid_date',
      '/langues/0 invalid_form',
      '/joignable wrong_type',
      '/structure_id invalid_id',
      '/fin invalid_date',
    ]);
    expect(faultsOf({})).toEqual(['/profils required']);
    expect(faultsOf({ profils: [] })).toEqual(['/profils required']);
    expect(faultsOf([])).toEqual([' wrong_type']);
  });
});
