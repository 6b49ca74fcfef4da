import { random } from './random.js';

describe('random', () => {
  it('gives the same choices for the same seed, and others for another', () => {
    const draw = (seed: number): number[] => Array.from({ length: 20 }, random(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const { integer } = random(1);
    const drawn = new Set(Array.from({ length: 500 }, () => integer(-1, 2)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('keeps every item when it shuffles', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = random(3).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.sort()).toEqual(items);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => random(1).pick([])).toThrow(RangeError);
  });
});
