import { foldCommuneName, foldText, foldTypography } from './index.js';

describe('foldTypography', () => {
  it.each([
    ['L’accès', "L'accès"],
    ['\u02BCa\u2018', "'a'"],
    [' Se\u00A0présenter \u202F ici\n', 'Se présenter ici'],
    ['Médiathèque'.normalize('NFD'), 'Médiathèque'],
    ['ÉTÉ', 'ÉTÉ'],
  ])('%j: %j', (text, folded) => {
    expect(foldTypography(text)).toBe(folded);
    expect(foldTypography(folded)).toBe(folded);
  });
});

describe('foldText', () => {
  it.each([
    ['SAINT-OMER', 'saint omer'],
    ['St Omer', 'saint omer'],
    ['Ste-Marie-aux-Mines', 'sainte marie aux mines'],
    ['St. Étienne', 'saint etienne'],
    ['Brest', 'brest'],
    ["L'Haÿ-les-Roses", 'l hay les roses'],
    ['L’Haÿ–les–Roses', 'l hay les roses'],
    ['Ille-sur-Têt'.normalize('NFD'), 'ille sur tet'],
    ['Œuilly', 'oeuilly'],
    ['  Y  ', 'y'],
    ['Paris 12e', 'paris 12e'],
    ['東京', ''],
    ['', ''],
  ])('%j: %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
  });
});

describe('foldCommuneName', () => {
  it.each([
    ['ARRAS CEDEX 9', 'arras'],
    ['Le Havre', 'havre'],
    ['HAVRE', 'havre'],
    ['L’Haÿ-les-Roses', 'hay les roses'],
    ['Les Abymes', 'abymes'],
    ['La Rochelle Cedex', 'rochelle'],
    ['Laon', 'laon'],
    ['Lescar', 'lescar'],
    ['St-Étienne', 'saint etienne'],
  ])('%j: %j', (name, folded) => {
    expect(foldCommuneName(name)).toBe(folded);
  });
});
