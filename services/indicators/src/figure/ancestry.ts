import { placeOfCommune, resolveCommune } from '@maillage/territories';

const known = new Map<string, readonly string[]>();

/**
 * References of the territories that count what happens in a commune: itself first, then EPCI where it has one,
 * département, région and France. A commune that was merged since its event was recorded counts in its successor, so
 * that figures can be rebuilt under a newer edition of the code. Undefined for no commune, or one that was split.
 */
export function ancestryOf(commune: string): readonly string[] | undefined {
  const found = known.get(commune);
  if (found !== undefined) return found;
  const resolved = resolveCommune(commune);
  if (resolved === undefined || 'ambiguous' in resolved) return undefined;
  const place = placeOfCommune(resolved.code);
  const refs = [
    place.commune,
    ...(place.epci === null ? [] : [place.epci]),
    place.departement,
    place.region,
    'france',
  ];
  known.set(commune, refs);
  return refs;
}
