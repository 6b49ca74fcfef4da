import { setImmediate as turn } from 'node:timers/promises';
import { Conditions, type ReadRows } from '@maillage/platform';

/** What a caller asks to see. */
export interface WantedPlaces {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  /** INSEE codes of current communes; undefined for all. */
  readonly communes?: readonly string[] | undefined;
  /** INSEE code of an arrondissement of these communes. */
  readonly arrondissement?: string | undefined;
  /** The same as codes of the search, as `codesIn` gives them; needed beside words. */
  readonly areas?: readonly string[] | undefined;
  /** Every one of these must be offered. */
  readonly services: readonly string[];
  readonly typologies: readonly string[];
  readonly around?: Around | undefined;
  readonly source?: string | undefined;
  /** Exactly as the source wrote it. */
  readonly sourceId?: string | undefined;
  /** Id of the structure that has their number. */
  readonly structure?: string | undefined;
  readonly modifiedSince?: string | undefined;
  /** Closed ones too, or these alone; open ones where nothing is said. */
  readonly state?: 'ferme' | 'tous' | undefined;
  /** Open at this instant, by hours that can be read. */
  readonly openAt?: Date | undefined;
}

/** A circle on the globe: degrees WGS84 and kilometres. */
export interface Around {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

const KM_PER_DEGREE = 111.195; // 6 371 km × π / 180, the mean radius of the Earth

/** The conditions that have codes in the search, where words are looked for: of each group one. */
export function codesOf({ areas, services, typologies, source }: WantedPlaces): string[][] {
  return [
    ...(areas === undefined ? [] : [[...areas]]),
    ...services.map((code) => [`service-${code}`]),
    ...(typologies.length === 0 ? [] : [typologies.map((code) => `typologie-${code}`)]),
    ...(source === undefined ? [] : [[`source-${source}`]]),
  ];
}

/** Adds the conditions that have no such codes. */
export function addOthers(wanted: WantedPlaces, where: Conditions): void {
  const { arrondissement, sourceId, structure, modifiedSince } = wanted;
  if (arrondissement !== undefined)
    where.add('body @> ?', JSON.stringify({ code_insee: arrondissement }));
  if (sourceId !== undefined) where.add('source_id = ?', sourceId);
  if (structure !== undefined)
    where.add(
      `upper(body ->> 'pivot') = ANY(ARRAY(SELECT pivot FROM structures WHERE id = ? AND withdrawn_at IS NULL
         UNION SELECT pivot FROM structures WHERE survivor_id = ?))`,
      structure,
      structure,
    );
  if (modifiedSince !== undefined) where.add('modified_at >= ?', modifiedSince);
  if (wanted.openAt !== undefined) where.always(`body ->> 'horaires' IS NOT NULL`);
}

/** Whether `addOthers` adds any. */
export const hasOthers = (wanted: WantedPlaces): boolean =>
  [
    wanted.arrondissement,
    wanted.sourceId,
    wanted.structure,
    wanted.modifiedSince,
    wanted.openAt,
  ].some((one) => one !== undefined);

/** All conditions but words and the circle; indexes answer them. */
export function filtersOf(wanted: WantedPlaces): Conditions {
  const where = new Conditions();
  where.always('survivor_id IS NULL');
  if (wanted.communes !== undefined) where.add('commune = ANY(?)', wanted.communes);
  for (const service of wanted.services)
    where.add('body @> ?', JSON.stringify({ services: [service] }));
  if (wanted.typologies.length > 0) {
    where.add(
      'body @> ANY(?::jsonb[])',
      wanted.typologies.map((code) => JSON.stringify({ typologie: [code] })),
    );
  }
  if (wanted.source !== undefined) where.add('source = ?', wanted.source);
  addOthers(wanted, where);
  if (wanted.state !== 'tous')
    where.always(`closed_on IS ${wanted.state === 'ferme' ? 'NOT NULL' : 'NULL'}`);
  return where;
}

/** The smallest box of degrees around the circle; near the poles and the date line, the latitudes alone. */
export function box({ latitude, longitude, radiusKm }: Around, where: Conditions): void {
  const high = radiusKm / KM_PER_DEGREE;
  where.add('latitude BETWEEN ? AND ?', latitude - high, latitude + high);
  const wide = high / Math.cos((Math.min(89, Math.abs(latitude) + high) * Math.PI) / 180);
  if (longitude - wide > -180 && longitude + wide < 180)
    where.add('longitude BETWEEN ? AND ?', longitude - wide, longitude + wide);
  else where.always('longitude IS NOT NULL');
}

/** SQL of a place's distance in metres from a point (haversine). */
export function metresFrom({ latitude, longitude }: Around, where: Conditions): string {
  const lat = `${where.parameter(latitude)}::float8`;
  const lon = `${where.parameter(longitude)}::float8`;
  const half = (a: string, b: string): string => `power(sin(radians(${a} - ${b}) / 2), 2)`;
  return `round(2 * 6371000 * asin(sqrt(least(1, ${half('latitude', lat)} + cos(radians(latitude)) * cos(radians(${lat})) * ${half('longitude', lon)}))))`;
}

/**
 * Radii up to the one that is asked, each four times the one before it: of many places the nearest are found in a small
 * circle.
 */
export function* radiiUpTo(most: number): Generator<number> {
  for (let radius = most / 64; radius < most; radius *= 4) yield radius;
  yield most;
}

/** Places looked at in one go, and for one page: at night hardly any is open, and reading hours takes a millisecond. */
const LOOKED_AT = 200;
const MOST_LOOKED_AT = 2_000;
/** Hours read before the event loop turns. */
const SLICE = 10;

/**
 * Places that are open, out of candidates in their order. No index knows hours, holidays and clocks: they are read one by
 * one, and where many had to be passed over the page is short, and says where the next goes on.
 *
 * @param candidates places after one of them, the first without one.
 */
export async function openOnes<Row>(
  candidates: (after: Row | undefined, limit: number) => Promise<readonly Row[]>,
  isOpen: (row: Row) => boolean,
  limit: number,
): Promise<ReadRows<Row>> {
  const open: Row[] = [];
  let last: Row | undefined;
  for (let looked = 0; looked < MOST_LOOKED_AT;) {
    const some = await candidates(last, LOOKED_AT);
    for (const [at, row] of some.entries()) {
      if (at % SLICE === SLICE - 1) await turn();
      last = row;
      if (isOpen(row) && open.push(row) === limit) return open;
    }
    looked += some.length;
    if (some.length < LOOKED_AT) return open;
  }
  return last === undefined ? open : Object.assign(open, { lookedUpTo: last });
}
