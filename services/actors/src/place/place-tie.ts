import { isSiret } from '@maillage/kernel';
import { type Place, UNKNOWN_PIVOT } from './place.js';

/** The structure that has the number of a place. */
export interface TiedStructure {
  readonly id: string;
  /** Civil date; null while it is active. */
  readonly closedOn: string | null;
}

/** How a place is tied to a structure, or why it is not. */
export const TIES = [
  'structure_active',
  'structure_fermee',
  'pivot_inconnu',
  'pivot_invalide',
  'aucune_structure',
] as const;

/** The tie of a place. @param structure null where no structure has its number. */
export function tieOf({ pivot }: Place, structure: TiedStructure | null): (typeof TIES)[number] {
  if (structure !== null)
    return structure.closedOn === null ? 'structure_active' : 'structure_fermee';
  if (pivot === UNKNOWN_PIVOT) return 'pivot_inconnu';
  return /^\d{14}$/.test(pivot) && !isSiret(pivot) ? 'pivot_invalide' : 'aucune_structure';
}
