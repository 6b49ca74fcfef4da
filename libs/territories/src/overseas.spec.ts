import { countryOfCommune, zoneOfCommune } from './index.js';
import { atlas } from './atlas.js';

describe('clocks and telephones', () => {
  it.each([
    ['62041', 'Europe/Paris', 'FR'],
    ['2A004', 'Europe/Paris', 'FR'],
    ['97611', 'Indian/Mayotte', 'YT'],
    ['97701', 'America/St_Barthelemy', 'BL'],
    ['98818', 'Pacific/Noumea', 'NC'],
    [undefined, 'Europe/Paris', 'FR'],
  ])('of %s are those of %s, %s', (code, zone, country) => {
    expect([zoneOfCommune(code), countryOfCommune(code)]).toEqual([zone, country]);
  });

  it('are known wherever somebody lives overseas, and to the calendar', () => {
    const overseas = [...atlas().communes.keys()].filter(
      (code) => /^9[78]/.test(code) && code !== '98901', // Clipperton
    );
    const unknown = overseas.filter((code) => countryOfCommune(code) === 'FR');
    expect(unknown).toEqual([]);
    for (const code of overseas)
      expect(() => new Intl.DateTimeFormat('fr', { timeZone: zoneOfCommune(code) })).not.toThrow();
  });
});
