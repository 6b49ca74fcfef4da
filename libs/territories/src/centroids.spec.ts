import { communesOf } from './relations.js';
import { doubtOfPoint, extentOfCommune, kmBetween } from './centroids.js';

const doubt = (latitude: number, longitude: number, commune: string): unknown =>
  doubtOfPoint({ latitude, longitude }, commune);

describe('points and their communes', () => {
  it('tells kilometres along the globe', () => {
    // Paris (48.8566, 2.3522) to Marseille (43.2965, 5.3698): 660.5 km.
    const paris = { latitude: 48.8566, longitude: 2.3522 };
    expect(kmBetween(paris, { latitude: 43.2965, longitude: 5.3698 })).toBeCloseTo(660.5, 0);
    expect(kmBetween(paris, paris)).toBe(0);
    expect(
      kmBetween({ latitude: 0, longitude: 179 }, { latitude: 0, longitude: -179 }),
    ).toBeCloseTo(222.4, 0);
  });

  it('knows about where every commune lies, but for the southern lands and what became a commune since', () => {
    const unknown = communesOf('france').filter((code) => extentOfCommune(code) === undefined);
    const since = ['14666', '15031', '15035', '15047', '15171', '85165', '85212'];
    expect(unknown.filter((code) => !/^98[49]/.test(code))).toEqual(since);
    expect(doubt(0, 0, '14666')).toBeUndefined();
  });

  it('doubts a point whose numbers lie the other way round', () => {
    expect(doubt(2.777, 50.291, '62041')).toEqual({ kind: 'swapped_point' });
    expect(doubt(55.4504, -20.8789, '97411')).toEqual({ kind: 'swapped_point' });
    expect(doubt(2.352, 48.857, '98735')).toMatchObject({ kind: 'far_point' });
  });

  it('doubts a point far from its commune', () => {
    expect(doubt(48.39, -4.486, '62041')).toEqual({ kind: 'far_point', km: 566 });
    expect(doubt(50.692, 3.178, '62041')).toMatchObject({ kind: 'far_point' }); // Roubaix, 53 km off
    expect(doubt(0, 0, '62041')).toMatchObject({ kind: 'far_point' });
  });

  it.each([
    [50.291, 2.777, '62041'],
    [50.3, 2.8, '62041'],
    [-20.88, 55.45, '97411'],
    [3.64, -54.03, '97353'], // Maripasoula, as large as a region
    [-22.27, 166.44, '98818'],
    [-17.53, -149.56, '98735'],
    [4.931639, -52.306797, '97302'],
    [43.18, 5.7, '83112'],
  ])('believes %d, %d in %s', (latitude, longitude, commune) => {
    expect(doubt(latitude, longitude, commune)).toBeUndefined();
  });
});
