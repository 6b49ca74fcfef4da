import { isSiren, isSiret } from './index.js';

describe('isSiret', () => {
  it.each(['43493312300029', '13002526500013'])('knows Luhn’s key: %s', (siret) => {
    const wrong = siret.slice(0, -1) + String((Number(siret.at(-1)) + 1) % 10);
    expect([isSiret(siret), isSiret(wrong)]).toEqual([true, false]);
  });

  it('applies La Poste’s own rule, for La Poste alone', () => {
    expect(isSiret('35600000000048')).toBe(true); // the head office has a Luhn key as well
    expect(isSiret('35600000000010')).toBe(true); // digits add up to 15
    expect(isSiret('35600000000011')).toBe(false);
    expect(isSiret('35600100000000')).toBe(false); // 15 too, but another company
  });

  it.each(['', '4349331230002', '434933123000290', '4349331230002A'])('refuses %p', (text) => {
    expect(isSiret(text)).toBe(false);
  });
});

describe('isSiren', () => {
  it.each([
    ['434933123', true],
    ['434933124', false],
    ['356000000', true],
    ['43493312', false],
    ['43493312A', false],
    ['', false],
  ])('%p: %p', (text, known) => {
    expect(isSiren(text)).toBe(known);
  });
});
