import type { Place } from './place.js';
import { qualityOf } from './quality.js';

const bare: Place = {
  id: 'a',
  pivot: '00000000000000',
  nom: 'n',
  commune: 'Arras',
  code_postal: '62000',
  code_insee: '62041',
  adresse: '1',
  date_maj: '1970-01-01',
};
const full: Place = {
  ...bare,
  pivot: '43493312300029',
  latitude: 50,
  longitude: 2,
  typologie: ['ASSO'],
  courriels: ['a@b.fr'],
  horaires: 'Mo 09:00-12:00',
  presentation_detail: 'x',
  services: ['x'],
  frais_a_charge: ['Gratuit'],
  modalites_acces: ['x'],
  date_maj: '2026-05-01',
};

describe('quality', () => {
  it('goes from nothing to all, and names what is missing', () => {
    expect(qualityOf(full, '2026-05-20')).toEqual({
      score: 100,
      fraicheur: 'moins_de_6_mois',
      manques: [],
    });
    expect(qualityOf(bare, '2026-05-20')).toMatchObject({ score: 0, fraicheur: 'inconnue' });
    const { longitude: _, ...unplaced } = full;
    expect(qualityOf(unplaced, '2026-05-20')).toMatchObject({ score: 90, manques: ['latitude'] });
  });

  it.each([
    ['2026-05-20', '2025-11-21', 'moins_de_6_mois'],
    ['2026-05-20', '2025-11-20', 'de_6_a_12_mois'],
  ])('on %s, an entry of %s is %s', (today, date_maj, fraicheur) => {
    expect(qualityOf({ ...full, date_maj }, today).fraicheur).toBe(fraicheur);
  });
});
