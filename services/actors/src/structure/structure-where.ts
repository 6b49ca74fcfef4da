import type { Findings } from '@maillage/kernel';
import {
  type CommuneFaultKind,
  communesOfPostalCode,
  locateCommune,
  placeOfCommune,
  type WrittenCommune,
} from '@maillage/territories';
import type { LocatedStructure } from './structure.js';

const COLUMNS = { codeInsee: 'code_insee', codePostal: 'code_postal', commune: 'commune' } as const;

/** Where a structure lies: undefined parts are not known. */
export interface Where extends Pick<LocatedStructure, 'commune' | 'departement'> {
  readonly codeInsee: string | undefined;
  readonly codePostal: string | undefined;
}

/** Kinds of faults that say of what is written only that it does not name one commune. */
const UNPLACED = new Set<CommuneFaultKind>(['missing', 'unknown_commune', 'ambiguous_commune']);

/**
 * The commune of an address.
 * @param isOptional a commune that is not found is a remark; the département is that of all communes of the postal code,
 *   where they have one in common.
 */
export function readWhere(
  written: WrittenCommune,
  found: Findings,
  isOptional: boolean,
): Where | undefined {
  const located = locateCommune(written);
  const { codePostal } = located;
  for (const { field, kind, detail, value } of located.remarks)
    if (kind !== 'arrondissement') found.remark(COLUMNS[field], kind, detail, value);
  if (!('faults' in located)) {
    const { departement } = placeOfCommune(located.commune);
    const { codeInsee, commune } = located;
    return { codeInsee, codePostal, commune, departement };
  }
  const isPassed = (kind: CommuneFaultKind): boolean => isOptional && UNPLACED.has(kind);
  for (const { field, kind, detail, value } of located.faults)
    if (isPassed(kind)) found.remark(COLUMNS[field], kind, detail, value);
    else found.fault(COLUMNS[field], kind, detail, value);
  if (!located.faults.every(({ kind }) => isPassed(kind))) return undefined;
  const served = codePostal === undefined ? [] : communesOfPostalCode(codePostal);
  const departements = new Set(served.map((code) => placeOfCommune(code).departement));
  const [departement] = departements.size === 1 ? departements : [];
  return { codeInsee: undefined, codePostal, commune: undefined, departement };
}
