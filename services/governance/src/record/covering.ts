import {
  below,
  findTerritory,
  noTerritory,
  parseTerritoryRef,
  TERRITORY_TYPES,
} from '@maillage/territories';

/**
 * Territories that have a commune in common with one; undefined for all.
 * @throws DomainError malformed for an unknown one.
 */
export function covering(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const ref = parseTerritoryRef(text);
  if (ref === undefined)
    throw noTerritory(text, { code: 'governance.unknown_territory', kind: 'malformed' });
  if (ref === 'france') return undefined;
  const inside = TERRITORY_TYPES.flatMap((type) => below(ref, type));
  return ['france', ref, ...(findTerritory(ref)?.parents ?? []), ...inside];
}
