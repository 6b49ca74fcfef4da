import { readFileSync } from 'node:fs';
import { resolveCommune } from './communes.js';

/** A point on the globe: degrees, WGS84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** About where a commune lies: its centroid, and the radius in km of a disc of its area. */
export interface Extent extends Point {
  readonly radiusKm: number;
}

/** Cayenne without its islands, which pull the centroid 20 km out to sea; collectivities that the table does not hold, as a whole. */
const GIVEN: Readonly<Record<string, Extent>> = {
  97302: { latitude: 4.93, longitude: -52.31, radiusKm: 3 },
  975: { latitude: 46.95, longitude: -56.33, radiusKm: 40 },
  977: { latitude: 17.9, longitude: -62.83, radiusKm: 15 },
  978: { latitude: 18.08, longitude: -63.06, radiusKm: 15 },
  986: { latitude: -13.8, longitude: -177.2, radiusKm: 200 },
  987: { latitude: -17.5, longitude: -145, radiusKm: 1_500 },
  988: { latitude: -21, longitude: 165.5, radiusKm: 400 },
};

let extents: ReadonlyMap<string, Extent> | undefined;

/** The extent of a present commune; undefined where no table has it. */
export function extentOfCommune(code: string): Extent | undefined {
  return GIVEN[code] ?? GIVEN[code.slice(0, 3)] ?? (extents ??= load()).get(code);
}

/** The table is of 2018: what has merged since is the mean of its parts, weighted by area. */
function load(): Map<string, Extent> {
  const { communes } = JSON.parse(
    readFileSync(new URL('./centroids.json', import.meta.url), 'utf8'),
  ) as { communes: [code: string, latitude: number, longitude: number, km2: number][] };
  const sums = new Map<string, { latitude: number; longitude: number; km2: number }>();
  for (const [code, latitude, longitude, km2] of communes) {
    const today = resolveCommune(code);
    if (today === undefined || 'ambiguous' in today) continue;
    const sum = sums.get(today.code) ?? { latitude: 0, longitude: 0, km2: 0 };
    sum.latitude += latitude * km2;
    sum.longitude += longitude * km2;
    sum.km2 += km2;
    sums.set(today.code, sum);
  }
  return new Map(
    [...sums].map(([code, { latitude, longitude, km2 }]) => [
      code,
      {
        latitude: latitude / km2,
        longitude: longitude / km2,
        radiusKm: Math.sqrt(km2 / Math.PI),
      },
    ]),
  );
}

const EARTH_KM = 6_371;

/** Kilometres between two points along the globe (haversine, mean radius of the Earth). */
export function kmBetween(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** What speaks against a point: its numbers lie the other way round, or it is far from its commune. */
export type PointDoubt =
  { readonly kind: 'swapped_point' } | { readonly kind: 'far_point'; readonly km: number };

/** What any commune's border may lie off the disc of its area. */
const TOLERANCE_KM = 10;

/**
 * Whether a point may be in its commune: no further from the centroid than 10 km and twice the radius of a disc of the commune's
 * area. Of 3,531 located places in national files, 30 lie beyond, all of them by error.
 *
 * @param commune INSEE code of a present commune.
 * @returns undefined where nothing speaks against it, or nothing is known of the commune.
 */
export function doubtOfPoint(point: Point, commune: string): PointDoubt | undefined {
  const extent = extentOfCommune(commune);
  if (extent === undefined) return undefined;
  const reach = TOLERANCE_KM + 2 * extent.radiusKm;
  const km = kmBetween(point, extent);
  if (km <= reach) return undefined;
  const swapped = { latitude: point.longitude, longitude: point.latitude };
  return Math.abs(swapped.latitude) <= 90 && kmBetween(swapped, extent) <= reach
    ? { kind: 'swapped_point' }
    : { kind: 'far_point', km: Math.round(km) };
}
