import { readCorrection } from './read-correction.js';

const HALL = {
  nom: 'Mairie',
  sans_identifiant: { raison: 'inconnu' },
  adresse: '1 rue du Test\r\nBâtiment B',
  code_postal: '62000',
  commune: 'Arras',
  code_insee: '62041',
  sites: ['https://a.fr', 'https://b.fr'],
};
const PLACE = {
  ...{
    id: 'x',
    pivot: '00000000000000',
    nom: 'Médiathèque',
    adresse: '1 rue',
    date_maj: '2026-01-01',
  },
  ...{ code_postal: '62000', commune: 'Arras', code_insee: '62041', telephone: '+33321000000' },
};
const read = (subject: 'structure' | 'lieu', typed: Readonly<Record<string, string>>) =>
  readCorrection({ subject, described: subject === 'lieu' ? PLACE : HALL }, typed, {
    now: new Date('2026-03-14T12:00:00Z'),
    language: 'fr',
  });
const changed = (subject: 'structure' | 'lieu', typed: Readonly<Record<string, string>>) => {
  const found = read(subject, typed);
  if ('wrong' in found) throw new Error([...found.wrong.keys()].join());
  return found.fields.map(({ champ, avant, propose }) => [champ, avant, propose]);
};
const wrong = (subject: 'structure' | 'lieu', typed: Readonly<Record<string, string>>) => {
  const found = read(subject, typed);
  return 'wrong' in found ? [...found.wrong.keys()] : 'nothing';
};

describe('a form of corrections', () => {
  it('proposes nothing where nobody touched it, whatever blanks a browser changes', () => {
    expect(changed('structure', {})).toEqual([]);
    expect(
      changed('structure', {
        nom: ' Mairie ',
        adresse: '1 rue du Test\r\nBâtiment B',
        sites: 'https://a.fr\n\nhttps://b.fr\n',
      }),
    ).toEqual([]);
  });

  it('proposes what says something else, as it is kept', () => {
    expect(changed('structure', { nom: 'Mairie d’Arras', sites: 'https://a.fr' })).toEqual([
      ['nom', 'Mairie', 'Mairie d’Arras'],
      ['sites', ['https://a.fr', 'https://b.fr'], ['https://a.fr']],
    ]);
    expect(
      changed('lieu', { telephone: '03 21 11 11 11', horaires: 'lundi à vendredi 9 h – 12 h' }),
    ).toEqual([
      ['telephone', '+33321000000', '+33321111111'],
      ['horaires', null, 'Mo-Fr 09:00-12:00'],
    ]);
    expect(changed('lieu', { telephone: '03 21 00 00 00' })).toEqual([]);
    expect(changed('lieu', { telephone: '' })).toEqual([['telephone', '+33321000000', null]]);
  });

  it('looks a commune up by what is written of it', () => {
    expect(changed('structure', { code_postal: '59000', commune: 'Lille' })).toEqual([
      ['code_postal', '62000', '59000'],
      ['commune', 'Arras', 'Lille'],
    ]);
    expect(wrong('structure', { commune: 'Arrras-en-Ternois' })).toEqual(['commune']);
  });

  it('says what is wrong beside each field', () => {
    expect(wrong('structure', { nom: ' ', sites: 'n’importe quoi' })).toEqual(['nom', 'sites']);
    expect(wrong('lieu', { nom: 'x'.repeat(1_001), courriels: 'x' })).toEqual(['nom', 'courriels']);
    expect(wrong('lieu', { telephone: 'à l’accueil' })).toEqual(['telephone']);
    expect(wrong('lieu', { adresse: '', code_postal: '620' })).toEqual(['adresse', 'code_postal']);
  });
});
