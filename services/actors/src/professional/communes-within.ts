import { communesOf, parseTerritoryRef } from '@maillage/territories';
import { unknownTerritory } from '../place/place.errors.js';

/**
 * The communes of a territory that is asked for; undefined for the whole country.
 * @throws DomainError malformed for an unknown territory.
 */
export function communesWithin(territory: string | undefined): readonly string[] | undefined {
  if (territory === undefined || territory === 'france') return undefined;
  const ref = parseTerritoryRef(territory);
  if (ref === undefined) throw unknownTerritory(territory);
  return communesOf(ref);
}
