import { wantedOf } from './wanted-places.mapping.dto.js';

describe('what a query asks for', () => {
  it('is words, where there are any', () => {
    expect(wantedOf({ limite: 50, q: 'Médiathèque' }).q).toBe('Médiathèque');
    expect(wantedOf({ limite: 50, q: '  % _ ' }).q).toBeUndefined();
  });

  it('is communes of a territory, and a circle', () => {
    expect(
      wantedOf({ limite: 50, territoire: 'commune-62041', pres_de: '50.29,2.77' }),
    ).toMatchObject({
      communes: ['62041'],
      areas: ['commune-62041'],
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
