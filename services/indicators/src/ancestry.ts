import { placeOfCommune } from '@maillage/territories';

const known = new Map<string, readonly string[] | undefined>();

/**
 * References of the territories whose figures count what happens in a commune: itself first, then EPCI, département and
 * région where it has them, and France. Undefined when there is no such commune.
 */
export function ancestryOf(commune: string): readonly string[] | undefined {
  if (known.has(commune)) return known.get(commune);
  const place = placeOfCommune(commune);
  const refs = place && [place.commune, place.epci, place.departement, place.region, 'france'].filter((ref) => ref !== undefined);
  if (refs !== undefined) known.set(commune, refs);
  return refs;
}
