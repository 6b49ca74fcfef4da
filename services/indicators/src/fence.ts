import { contains, parseTerritoryRef, type TerritoryRef } from '@maillage/territories';
import type { Caller } from '@maillage/platform';
import { outsideFence, territoryNotFound } from './indicators.errors.js';

/**
 * The territory a caller asks for, when it lies wholly within one of its own.
 * @throws DomainError not_found for no territory, forbidden for one that reaches beyond.
 */
export function withinFence({ territories }: Pick<Caller, 'territories'>, asked: string): TerritoryRef {
  const ref = parseTerritoryRef(asked);
  if (ref === undefined) throw territoryNotFound(asked);
  const isInside = (own: string): boolean => own === 'france' || contains(own as TerritoryRef, ref);
  if (!territories.some(isInside)) throw outsideFence(asked, territories);
  return ref;
}
