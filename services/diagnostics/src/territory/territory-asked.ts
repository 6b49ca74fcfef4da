import { parseTerritoryRef, type TerritoryRef } from '@maillage/territories';
import { outsideFence, unknownTerritory } from './territory.errors.js';

/** What a caller's rights cover. */
export type Covers = (territory: TerritoryRef) => boolean;

/** A territory that is there and that the caller may act in. @throws DomainError invalid or forbidden. */
export function territoryAsked(text: string, covers: Covers): TerritoryRef {
  const territory = parseTerritoryRef(text);
  if (territory === undefined) throw unknownTerritory(text);
  if (!covers(territory)) throw outsideFence(territory);
  return territory;
}
