import fc from 'fast-check';
import { neutralise, restore } from './spreadsheet-cell.js';

const risky = fc
  .tuple(fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', "'=", "''+"), fc.string())
  .map(([start, rest]) => start + rest);

describe('neutralise and restore', () => {
  it('give every text back', () => {
    fc.assert(
      fc.property(risky, (text) => expect(restore(neutralise(text))).toBe(text)),
      { numRuns: 2000 },
    );
  });

  it('leave no cell that a spreadsheet would compute', () => {
    fc.assert(
      fc.property(risky, (text) => expect(neutralise(text)).not.toMatch(/^[=+\-@\t\r]/)),
      { numRuns: 2000 },
    );
  });

  it('keep distinct texts distinct', () => {
    fc.assert(
      fc.property(risky, risky, (a, b) => expect(neutralise(a) === neutralise(b)).toBe(a === b)),
    );
  });

  it.each([
    ['+33321000000', "'+33321000000"],
    ["'=1+1", "''=1+1"],
    ["'bonjour", "'bonjour"],
    ['', ''],
    ['a=1', 'a=1'],
  ])('%s is written %s', (text, written) => {
    expect(neutralise(text)).toBe(written);
  });
});
