import { inPairs, international } from './telephone.js';

describe('a telephone number', () => {
  it.each([
    ['03 21 00 00 00', '+33321000000'],
    ['03.21.00.00.00', '+33321000000'],
    ['0262 12 34 56', '+262262123456'],
    ['0690 12 34 56', '+590690123456'],
    ['+33 3 21 00 00 00', '+33 3 21 00 00 00'],
    ['3620', '3620'],
  ])('that is written %s is kept as %s', (written, kept) => {
    expect(international(written)).toBe(kept);
  });

  it.each([
    ['+33321000000', '03 21 00 00 00'],
    ['+262262123456', '02 62 12 34 56'],
    ['+3225550000', '+3225550000'],
  ])('that is kept as %s is read as %s', (kept, read) => {
    expect(inPairs(kept)).toBe(read);
    expect(international(read)).toBe(kept);
  });
});
