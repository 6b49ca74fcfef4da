import { placeRows, structureRows } from './card-rows.js';

describe('the lines of a card', () => {
  it('say what is known in words, and leave empty what the form can complete', () => {
    expect(structureRows({ nom: 'Mairie', siret: '21620063400014' }, 'fr')).toEqual([
      { label: 'Nom', lines: ['Mairie'] },
      { label: 'SIRET', lines: ['21620063400014'] },
      { label: 'Adresse', lines: [] },
      { label: 'Sites web', lines: [] },
    ]);
  });

  it('say them in English too', () => {
    const place = {
      ...{ pivot: '00000000000000', nom: 'Médiathèque', commune: 'Arras', code_postal: '62000' },
      ...{ code_insee: '62041', adresse: '1 rue', date_maj: '2026-01-01' },
      services: ['Utilisation sécurisée du numérique'],
      telephone: '+33321000000',
    };
    expect(placeRows(place, 'en').slice(0, 2)).toEqual([
      { label: 'Address', lines: ['1 rue', '62000 Arras'] },
      { label: 'Telephone', lines: ['03 21 00 00 00'] },
    ]);
    expect(placeRows(place, 'en')[5]).toEqual({
      label: 'Services',
      lines: ['Safe use of digital tools'],
    });
  });
});
