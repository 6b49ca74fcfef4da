import type { Place } from './place.js';
import { writers } from './place-writers.js';

const place: Place = {
  id: '=1+1',
  pivot: '43493312300029',
  nom: 'L’atelier, "le vrai"',
  commune: 'Arras',
  code_postal: '62000',
  code_insee: '62041',
  adresse: "'=x",
  date_maj: '2026-05-01',
  longitude: -1.5,
  telephone: '+33321000000',
  horaires: '-',
  services: ['a', 'b'],
};

describe('CSV', () => {
  it('keeps phones and longitudes bare for programs, and makes formulas harmless', () => {
    const row = writers.csv('standard').item(place, () => ({}), 0);
    expect(
      row.startsWith(
        `'=1+1,43493312300029,"L’atelier, ""le vrai""",Arras,62000,62041,''=x,,,-1.5,,+33321000000,`,
      ),
    ).toBe(true);
    expect(row).toContain(",'-,");
    expect(row.endsWith('\r\n')).toBe(true);
  });

  it('has a mark and semicolons for spreadsheets, where nothing may look like a formula', () => {
    const writer = writers.csv('spreadsheet');
    expect(writer.head.startsWith('\uFEFFid;pivot;nom;')).toBe(true);
    expect(writer.item(place, () => ({}), 0)).toContain(";'-1.5;;'+33321000000;");
  });
});

describe('GeoJSON', () => {
  it('has longitude first, and no geometry without both coordinates', () => {
    const writer = writers.geojson('standard');
    const items = [{ ...place, latitude: 50 }, place].map((one, index) =>
      writer.item(one, () => ({ id: 'x' }), index),
    );
    expect(JSON.parse(writer.head + items.join('') + writer.tail)).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-1.5, 50] },
          properties: { id: 'x' },
        },
        { type: 'Feature', geometry: null, properties: { id: 'x' } },
      ],
    });
  });
});
