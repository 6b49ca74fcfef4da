import type { Fault } from '@maillage/kernel';
import type { Fence } from '@maillage/platform';
import { parseTerritoryRef } from '@maillage/territories';
import { outsideFence } from './record.errors.js';

/** What of some territories lies outside of a fence: who writes has to cover all of them. */
export function beyond(pointer: string, territories: readonly string[], fence: Fence): Fault[] {
  const outside = territories.filter((text) => {
    const ref = parseTerritoryRef(text);
    return ref !== undefined && !fence.covers(ref);
  });
  return outside.length === 0 ? [] : [outsideFence(pointer, outside)];
}
