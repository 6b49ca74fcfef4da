import type { PlaceFacts } from '@maillage/contracts';
import type { Ancestry } from './increments.js';
import { countingIn, type StockStep } from './stock-deltas.js';

/**
 * A place that came to be on a day (1), or stopped being (-1), as it is described by `facts`.
 * @throws DomainError invalid when its commune is unknown to this version.
 */
export function placeStep(
  facts: PlaceFacts,
  day: string,
  by: 1 | -1,
  ancestry: Ancestry,
): StockStep {
  const territories = countingIn(facts.commune, ancestry);
  return { stock: 'lieux', territories, axes: [...axesOf(facts)], day, by };
}

/** The axes a place counts on: once as a place, once for each service and typology, once by its day of update. */
function* axesOf(facts: PlaceFacts): Generator<readonly [axis: string, value: string]> {
  yield ['', ''];
  for (const service of new Set(facts.services)) yield ['services', service];
  for (const typology of new Set(facts.typologies)) yield ['typologie', typology];
  yield ['date_maj', facts.updatedOn];
}
