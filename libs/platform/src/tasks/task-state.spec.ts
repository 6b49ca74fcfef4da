import { progressOf } from './task-state.js';

describe('progress', () => {
  it('tells rate and time left as far as they are known', () => {
    expect(progressOf(0, null, null)).toEqual({ fait: 0 });
    expect(progressOf(30, null, 2.345)).toEqual({ fait: 30, par_seconde: 2.35 });
    expect(progressOf(30, 100, 20)).toEqual({
      fait: 30,
      total: 100,
      par_seconde: 20,
      reste_secondes: 4,
    });
  });

  it('does not foretell what stands still, nor what is more than was foreseen', () => {
    expect(progressOf(30, 100, 0)).toEqual({ fait: 30, total: 100, par_seconde: 0 });
    expect(progressOf(120, 100, 20)).toMatchObject({ reste_secondes: 0 });
  });
});
