import { searchText, wordsOf } from './search-text.js';
import { wantedOf } from './wanted-places.mapping.dto.js';

describe('what a query asks for', () => {
  it('is words without accents, short ones only when alone', () => {
    expect(wordsOf('Médiathèque de la St-Omer')).toEqual(['mediatheque', 'saint', 'omer']);
    expect(wordsOf('Le')).toEqual(['le']);
    expect(wordsOf('  % _ ')).toEqual([]);
    expect(
      searchText({
        id: 'a',
        pivot: 'p',
        nom: 'Œuvre',
        commune: 'Étaples',
        code_postal: '62630',
        code_insee: '62318',
        adresse: '1 r. Été',
        date_maj: '',
      }),
    ).toBe('oeuvre 1 r ete 62630 etaples');
  });

  it('is communes of a territory, and a circle', () => {
    expect(
      wantedOf({ limite: 50, territoire: 'commune-62041', pres_de: '50.29,2.77' }),
    ).toMatchObject({
      communes: ['62041'],
      around: { latitude: 50.29, longitude: 2.77, radiusKm: 20 },
    });
    expect(wantedOf({ limite: 50, territoire: 'france' }).communes).toBeUndefined();
  });

  it.each([
    [{ territoire: '62' }, 'actors.unknown_territory'],
    [{ pres_de: '95,2' }, 'actors.point_out_of_range'],
    [{ pres_de: '5,200' }, 'actors.point_out_of_range'],
    [{ pres_de: '5,2', rayon_km: '501' }, 'actors.radius_too_large'],
  ])('is refused where it makes no sense: %j', (query, code) => {
    expect(() => wantedOf({ limite: 50, ...query })).toThrow(
      expect.objectContaining({ code, kind: 'malformed' }),
    );
  });
});
