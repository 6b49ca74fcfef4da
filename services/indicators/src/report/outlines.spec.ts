import { communesOf } from '@maillage/territories';
import { middleOf, outlineOf, type Spot } from './outlines.js';

/** Whether a point lies inside of some rings: a ray from it crosses them an odd number of times. */
const isInside = ([x, y]: Spot, rings: readonly (readonly Spot[])[]): boolean =>
  rings
    .flatMap((ring) =>
      ring.map((from, at) => [from, ring[(at + 1) % ring.length] ?? from] as const),
    )
    .filter(
      ([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1,
    ).length %
    2 ===
  1;

describe('outlines of départements', () => {
  it.each(['62', '2A', '29', '75', '06', '67'])('%s holds its communes', (code) => {
    const { rings = [] } = outlineOf(code) ?? {};
    const communes = communesOf(`departement-${code}`);
    const inside = communes.filter((commune) => {
      const spot = middleOf([commune]);
      return spot !== undefined && isInside(spot, rings);
    });
    // Borders are simplified, and islands are left out.
    expect(inside.length / communes.length).toBeGreaterThan(0.95);
  });

  it.each(['974', '984', '986', '989', '20'])('there is none of %s', (code) => {
    expect(outlineOf(code)).toBeUndefined();
  });
});
