import { readPost } from './read-post.js';

const [S, P, R] = [1, 2, 3].map((n) => `0192f000-0000-7000-8000-00000000000${n}`);
const faultsOf = (body: unknown): string[] => {
  const read = readPost(body);
  return 'faults' in read
    ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};

describe('readPost', () => {
  it('reads what is said', () => {
    const post = {
      structure_id: S,
      du: '2026-01-01',
      professionnel_id: P,
      au: '2026-01-01',
      quotite: 0.5,
      contrat: 'CDP',
      dispositif: 'conum',
      financement: 'Conseiller Numérique - initiale - État',
      remplace_par: R,
    };
    expect(readPost(post)).toEqual({ value: post });
    const least = { structure_id: S, du: '2026-01-01' };
    expect(readPost(least)).toEqual({ value: least });
  });

  it('refuses a post that ends before it begins', () => {
    expect(faultsOf({ structure_id: S, du: '2026-02-01', au: '2026-01-31' })).toEqual([
      '/au ends_before_beginning',
    ]);
  });

  it.each([1.4, 140, -0.1, Number.NaN])('refuses a share of %s', (quotite) => {
    expect(faultsOf({ structure_id: S, du: '2026-02-01', quotite })).toEqual([
      '/quotite share_out_of_range',
    ]);
  });

  it('names every fault, and what is missing once', () => {
    expect(faultsOf({})).toEqual(['/structure_id required', '/du required']);
    expect(
      faultsOf({
        structure_id: 'mairie',
        du: '2026-02-30',
        quotite: '50 %',
        contrat: 'cdi',
        dispositif: 'conseiller',
        financement: 'État',
        nom: 'Martin',
      }),
    ).toEqual([
      '/nom unknown_field',
      '/quotite wrong_type',
      '/contrat unknown_value',
      '/dispositif unknown_value',
      '/financement unknown_value',
      '/structure_id invalid_id',
      '/du invalid_date',
    ]);
  });
});
