import { Conditions, Words } from '@maillage/platform';

/** What a caller asks to see. */
export interface WantedPlaces {
  /** Words as `wordsOf` gives them; each must be found, typing errors forgiven. */
  readonly words: readonly string[];
  /** INSEE codes of current communes; undefined for all. */
  readonly communes?: readonly string[] | undefined;
  /** INSEE code of an arrondissement of these communes. */
  readonly arrondissement?: string | undefined;
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
}

/** A circle on the globe: degrees WGS84 and kilometres. */
export interface Around {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

const KM_PER_DEGREE = 111.195; // 6 371 km × π / 180, the mean radius of the Earth

/** The conditions that indexes can answer; the exact distance is checked by `rankOf`. */
export function filtersOf(wanted: WantedPlaces): Conditions {
  const where = new Conditions();
  Words.restrict(wanted.words, where);
  if (wanted.communes !== undefined) where.add('commune = ANY(?)', wanted.communes);
  if (wanted.arrondissement !== undefined)
    where.add('body @> ?', JSON.stringify({ code_insee: wanted.arrondissement }));
  for (const service of wanted.services)
    where.add('body @> ?', JSON.stringify({ services: [service] }));
  if (wanted.typologies.length > 0) {
    where.add(
      'body @> ANY(?::jsonb[])',
      wanted.typologies.map((code) => JSON.stringify({ typologie: [code] })),
    );
  }
  if (wanted.around !== undefined) box(wanted.around, where);
  if (wanted.source !== undefined) where.add('source = ?', wanted.source);
  if (wanted.sourceId !== undefined) where.add('source_id = ?', wanted.sourceId);
  if (wanted.structure !== undefined)
    where.add(
      `upper(body ->> 'pivot') = (SELECT pivot FROM structures WHERE id = ? AND withdrawn_at IS NULL)`,
      wanted.structure,
    );
  if (wanted.modifiedSince !== undefined) where.add('modified_at >= ?', wanted.modifiedSince);
  return where;
}

/** The smallest box of degrees around the circle; near the poles and the date line, the latitudes alone. */
function box({ latitude, longitude, radiusKm }: Around, where: Conditions): void {
  const high = radiusKm / KM_PER_DEGREE;
  where.add('latitude BETWEEN ? AND ?', latitude - high, latitude + high);
  const wide = high / Math.cos((Math.min(89, Math.abs(latitude) + high) * Math.PI) / 180);
  if (longitude - wide > -180 && longitude + wide < 180)
    where.add('longitude BETWEEN ? AND ?', longitude - wide, longitude + wide);
  else where.always('longitude IS NOT NULL');
}

/** SQL of a place's rank in the list: metres from the point asked (haversine), or how little its words are alike; `0` for none. */
export function rankOf({ around, words }: WantedPlaces, where: Conditions): string {
  if (around !== undefined) {
    const [lat, lon] = [where.parameter(around.latitude), where.parameter(around.longitude)].map(
      (parameter) => `${parameter}::float8`,
    );
    const half = (a: string, b: string): string => `power(sin(radians(${a} - ${b}) / 2), 2)`;
    return `round(2 * 6371000 * asin(sqrt(least(1, ${half('latitude', lat ?? '')} + cos(radians(latitude)) * cos(radians(${lat})) * ${half('longitude', lon ?? '')}))))`;
  }
  return Words.rank(words, where);
}
