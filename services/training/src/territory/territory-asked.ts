import {
  below,
  findTerritory,
  parseTerritoryRef,
  TERRITORY_TYPES,
  type TerritoryRef,
} from '@maillage/territories';
import { outsideFence, unknownTerritory } from './territory.errors.js';

/** Whether a caller's rights cover a territory. */
export type Covers = (territory: TerritoryRef) => boolean;

/** A territory that is there and that the caller may act in. @throws DomainError invalid or forbidden. */
export function territoryAsked(text: string, covers: Covers): TerritoryRef {
  const territory = parseTerritoryRef(text);
  if (territory === undefined) throw unknownTerritory(text);
  if (!covers(territory)) throw outsideFence(territory);
  return territory;
}

/**
 * Territories that have a commune in common with one; undefined for all of them.
 * @throws DomainError malformed for an unknown one.
 */
export function meeting(text: string): readonly TerritoryRef[] | undefined {
  const ref = parseTerritoryRef(text);
  if (ref === undefined) throw unknownTerritory(text, 'malformed');
  if (ref === 'france') return undefined;
  const inside = TERRITORY_TYPES.flatMap((type) => below(ref, type));
  return ['france', ref, ...(findTerritory(ref)?.parents ?? []), ...inside];
}
