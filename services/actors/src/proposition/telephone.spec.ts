import { inPairs } from './telephone.js';

describe('a telephone number', () => {
  it.each([
    ['+33321000000', '03 21 00 00 00'],
    ['+262262123456', '02 62 12 34 56'],
    ['+3225550000', '+3225550000'],
  ])('that is kept as %s is read as %s', (kept, read) => {
    expect(inPairs(kept)).toBe(read);
  });
});
