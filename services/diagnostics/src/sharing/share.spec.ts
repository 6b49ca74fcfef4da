import { readShare } from './share.js';

describe('what a person shows of a result', () => {
  const areas = ['1', '2', '3'];

  it('is the whole, or areas that there are', () => {
    expect(readShare({ quoi: 'tout', jours: '7' }, areas)).toEqual({ areas: undefined, days: 7 });
    const some = { quoi: 'domaines', jours: '3', 'domaine-3': 'oui', 'domaine-9': 'oui' };
    expect(readShare(some, areas)).toEqual({ areas: ['3'], days: 3 });
  });

  it('is nothing where nothing is chosen, and never by itself the whole', () => {
    expect(readShare({}, areas)).toBeUndefined();
    expect(readShare({ quoi: 'domaines', jours: '7' }, areas)).toBeUndefined();
    expect(readShare({ quoi: 'domaines', jours: '7', 'domaine-9': 'oui' }, areas)).toBeUndefined();
    expect(readShare({ quoi: 'tout', jours: '365' }, areas)).toBeUndefined();
    expect(readShare({ jours: '7', 'domaine-1': 'oui' }, areas)?.areas).toEqual(['1']);
  });
});
