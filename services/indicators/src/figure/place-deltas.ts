import type { PlaceFacts } from '@maillage/contracts';
import type { Ancestry } from './increments.js';
import { unknownCommune } from './indicators.errors.js';

/** A place that came to be on a day, or stopped being, as it is described by `facts`. */
export interface PlaceStep {
  readonly facts: PlaceFacts;
  readonly day: string;
  readonly sign: 1 | -1;
}

/** By how much the stock of places with one value on one axis changes on one day; key in the order of the primary key. */
export interface PlaceDelta {
  readonly key: readonly [territory: string, axis: string, value: string, day: string];
  readonly delta: number;
}

/**
 * Adds up steps by territory, axis, value and day, sorted by key; what cancels out is left out.
 * @throws DomainError invalid when a place's commune is unknown to this version.
 */
export function placeDeltasOf(steps: Iterable<PlaceStep>, ancestry: Ancestry): PlaceDelta[] {
  const rows = new Map<string, { key: PlaceDelta['key']; delta: number }>();
  for (const { facts, day, sign } of steps) {
    const territories = ancestry(facts.commune);
    if (territories === undefined) throw unknownCommune(facts.commune);
    for (const territory of territories) {
      for (const [axis, value] of axesOf(facts)) {
        const key = [territory, axis, value, day] as const;
        const text = key.join('\n');
        rows.set(text, { key, delta: (rows.get(text)?.delta ?? 0) + sign });
      }
    }
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, row]) => (row.delta === 0 ? [] : [row]));
}

/** The axes a place counts on: once as a place, once for each service and typology, once by its day of update. */
function* axesOf(facts: PlaceFacts): Generator<readonly [axis: string, value: string]> {
  yield ['', ''];
  for (const service of new Set(facts.services)) yield ['services', service];
  for (const typology of new Set(facts.typologies)) yield ['typologie', typology];
  yield ['date_maj', facts.updatedOn];
}
