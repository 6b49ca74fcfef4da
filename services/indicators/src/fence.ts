import { contains, findTerritory } from '@maillage/territories';
import type { Caller } from '@maillage/platform';
import { outsideFence, territoryNotFound } from './indicators.errors.js';

/**
 * Lets a caller read the figures of a territory that lies wholly within one of its own.
 * @throws DomainError not_found for no territory, forbidden for one that reaches beyond.
 */
export function checkFence({ territories }: Pick<Caller, 'territories'>, asked: string): void {
  if (findTerritory(asked) === undefined) throw territoryNotFound(asked);
  if (!territories.some((own) => contains(own, asked))) throw outsideFence(asked, territories);
}
