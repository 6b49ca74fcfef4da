import type { Findings } from '@maillage/kernel';
import {
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
}

/**
 * The commune of an address.
 * @param isOptional a commune that is not found is a remark; the département is that of all communes of the postal code,
 *   where they have one in common.
 */
export function readWhere(
  written: WrittenCommune & { readonly code_postal?: string | undefined },
  found: Findings,
  isOptional: boolean,
): Where | undefined {
  const { code_postal: codePostal, codeInsee, commune } = written;
  const located = locateCommune({ codeInsee, codePostal, commune });
  if (!('fault' in located)) {
    for (const { field, kind, detail, value } of located.remarks)
      if (kind !== 'arrondissement') found.remark(COLUMNS[field], kind, detail, value);
    const { departement } = placeOfCommune(located.commune);
    return { codeInsee: located.codeInsee, commune: located.commune, departement };
  }
  const { field, kind, detail, value } = located.fault;
  if (!isOptional) return found.fault(COLUMNS[field], kind, detail, value);
  found.remark(COLUMNS[field], kind, detail, value);
  const served = codePostal === undefined ? [] : communesOfPostalCode(codePostal);
  const departements = new Set(served.map((code) => placeOfCommune(code).departement));
  const [departement] = departements.size === 1 ? departements : [];
  return { codeInsee: undefined, commune: undefined, departement };
}
