import { communesOf, parseTerritoryRef } from '@maillage/territories';
import type { Fence } from './place-change.js';

/** Where a caller may write: partners wherever their own places are, everyone else in the territories of the key. */
export function fenceOf({ role, territories }: { readonly role: string; readonly territories: readonly string[] }): Fence {
  if (role === 'partenaire' || territories.includes('france')) return () => true;
  const communes = new Set(
    territories.flatMap((text) => {
      const ref = parseTerritoryRef(text);
      return ref === undefined ? [] : communesOf(ref);
    }),
  );
  return (commune) => communes.has(commune);
}
