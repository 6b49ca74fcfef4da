import { boundsOf } from './participation-bias.js';

describe('what those who did not answer leave open', () => {
  it('is all of them above, or all of them below', () => {
    expect(boundsOf({ invited: 20 }, { people: 10, below: 0.5 })).toEqual([0.25, 0.75]);
    expect(boundsOf({ invited: 10 }, { people: 10, below: 0.5 })).toEqual([0.5, 0.5]);
  });

  it('is unknown where it is unknown how many they are', () => {
    expect(boundsOf({}, { people: 10, below: 0.5 })).toBeUndefined();
    expect(boundsOf({ invited: 4 }, { people: 10, below: 0.5 })).toBeUndefined();
  });
});
