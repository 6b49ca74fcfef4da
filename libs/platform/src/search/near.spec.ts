import { distanceOf, nearest } from './near.js';
import { askedKeysOf, keysOf, soundOf } from './sound.js';

describe('the sound of a word', () => {
  it.each([
    ['informatik', 'informatique'],
    ['bapome', 'bapaume'],
    ['bibliotek', 'bibliothèque'.normalize('NFD').replace(/\p{M}/gu, '')],
    ['filip', 'philippe'],
    ['numerik', 'numerique'],
  ])('of %s is that of %s', (written, meant) => {
    expect(soundOf(written)).toBe(soundOf(meant));
  });

  it.each([
    ['poste', 'post'],
    ['rue', 'rue'],
    ['chateau', 'chato'],
  ])('of %s is %s', (word, sound) => {
    expect(soundOf(word)).toBe(sound);
  });
});

it.each([
  ['nice', 'ncie', 1],
  ['service', 'servce', 1],
  ['service', 'srevicee', 2],
  ['', 'ab', 2],
  ['arras', 'arras', 0],
])('between %s and %s are %i errors', (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance);
  expect(distanceOf(b, a)).toBe(distance);
});

it('finds a key in common for each single error, and for two in a long word', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  const common = (a: string, b: string): boolean =>
    askedKeysOf(soundOf(a)).some((key) => keysOf(soundOf(b)).includes(key));
  for (const word of ['nice', 'marseille', 'mediatheque', 'bapaume', 'service']) {
    for (let at = 0; at < word.length; at++) {
      const [left, right] = [word.slice(0, at), word.slice(at + 1)];
      expect([word, at, common(left + right, word)]).toEqual([word, at, true]);
      for (const letter of alphabet) {
        const wrong = left + letter + right;
        if (distanceOf(soundOf(wrong), soundOf(word)) <= 1)
          expect([wrong, common(wrong, word)]).toEqual([wrong, true]);
      }
    }
  }
  expect(common('meditaheqe', 'mediatheque')).toBe(true);
});

it('reads a word as the nearest ones, and as none that is far', () => {
  expect(nearest('servces', ['service', 'services', 'serve'])).toEqual(['services']);
  expect(nearest('nantse', ['nantes', 'mantes'])).toEqual(['nantes']);
  expect(nearest('pari', ['paris', 'paru'])).toEqual(['paris', 'paru']);
  expect(nearest('ccas', ['caf'])).toEqual([]);
});
