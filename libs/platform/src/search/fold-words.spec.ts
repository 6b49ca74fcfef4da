import { contentWords, emptyWords, otherwise, sameName, stemOf } from './fold-words.js';

it.each([
  ['services', 'service'],
  ['reseaux', 'reseau'],
  ['sociaux', 'social'],
  ['bus', 'bus'],
  ['express', 'express'],
  ['62000', '62000'],
])('takes the plural off %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

it('leaves out what tells nothing, unless nothing else is there', () => {
  expect(contentWords('Médiathèque de la St-Omer')).toEqual(['mediatheque', 'saint', 'omer']);
  expect(contentWords('Le')).toEqual(['le']);
  expect(contentWords('  % _ ')).toEqual([]);
  expect(emptyWords('Maison d’Artois à Arras')).toEqual(['d', 'a']);
  expect(emptyWords('Le')).toEqual([]);
});

it('knows a short form by its words and words by their short form', () => {
  expect(otherwise(['fs', 'bapaume'])).toEqual(['france', 'service']);
  expect(otherwise(['maison', 'service', 'public'])).toEqual(['msap']);
  expect(otherwise(['service', 'france'])).toEqual([]);
});

it('says of two names whether they say the same', () => {
  const nameOf = (text: string): string => sameName(contentWords(text).map(stemOf));
  expect(nameOf('Centre communal d’action sociale')).toBe(nameOf('CCAS'));
  expect(nameOf('Maison France Services')).toBe(nameOf('MFS'));
  expect(nameOf('Services de France')).not.toBe(nameOf('FS'));
});
