import { parseTerritoryRef, type TerritoryRef } from '@maillage/territories';
import type { Fence } from '@maillage/platform';
import { outsideFence, territoryNotFound } from '../figure/indicators.errors.js';

/** What a reference of a territory looks like. */
export const TERRITORY_PATTERN = /^(france|(region|departement|epci|commune)-[0-9AB]{2,9})$/;

/**
 * The territory a caller asks for, when figures over the whole of it lie inside the fence.
 * @throws DomainError not_found for no territory, forbidden for one that reaches beyond.
 */
export function withinFence(fence: Fence, asked: string): TerritoryRef {
  const ref = parseTerritoryRef(asked);
  if (ref === undefined) throw territoryNotFound(asked);
  if (!fence.covers(ref)) throw outsideFence(asked, fence.territories);
  return ref;
}
