import { retired, withItems } from './next-version.js';
import { starterItems } from './starter-bank.js';

const [first, second, third] = starterItems();
if (first === undefined || second === undefined || third === undefined) throw new Error('empty');

describe('the next version of a bank', () => {
  it('has a changed item in its place, in another version, and a new one behind all', () => {
    const items = withItems([first, second], [{ ...first, question: 'Autre ?' }, third]);
    expect(items).toEqual([
      { ...first, question: 'Autre ?', version: 2 },
      second,
      { ...third, version: 1 },
    ]);
  });

  it('keeps an item that is retired, and nothing about it changes', () => {
    expect(retired([first, second], second.id)).toEqual([first, { ...second, isRetired: true }]);
    expect(retired([first], 'none')).toBeUndefined();
  });
});
