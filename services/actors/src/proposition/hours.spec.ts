import { hoursFromWords, hoursInWords } from './hours.js';

const RULES = 'Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00; Su off';

describe('opening hours', () => {
  it('are read in words, a line for each rule', () => {
    expect(hoursInWords(RULES, 'fr')).toEqual([
      'mardi à vendredi 09:00 – 12:00, 14:00 – 18:00',
      'samedi 09:00 – 12:00',
      'dimanche fermé',
    ]);
    expect(hoursInWords('Mo,We 09:00-12:00', 'en')).toEqual(['Monday, Wednesday 09:00 – 12:00']);
  });

  it.each(['fr', 'en'] as const)(
    'are the same when their words are read again (%s)',
    (language) => {
      for (const rules of [RULES, 'Mo,We 09:00-12:00', 'Mo-Sa 10:00-19:00; PH off'])
        expect(hoursFromWords(hoursInWords(rules, language).join('\n'))).toBe(rules);
    },
  );

  it.each([
    ['lundi à vendredi 9 h – 12 h', 'Mo-Fr 09:00-12:00'],
    ['Du lundi au vendredi : 9h-12h30 et 14h-17h', 'Mo-Fr 09:00-12:30,14:00-17:00'],
    ['Lundi et mercredi de 9h à 12h\nsamedi fermé', 'Mo,We 09:00-12:00; Sa off'],
    ['Mondays to Fridays 9:00 – 12:00', 'Mo-Fr 09:00-12:00'],
  ])('that people write as %j are kept as rules', (words, rules) => {
    expect(hoursFromWords(words)).toBe(rules);
  });

  it.each(['sur rendez-vous', 'lundi matin', 'Mo-Fr 09:00-12:00; SH off "vacances"'])(
    'that say more stay as they are written: %j',
    (text) => {
      expect(hoursFromWords(text)).toBe(text);
    },
  );
});
