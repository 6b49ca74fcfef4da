import type { Findings } from '@maillage/kernel';
import { locateCommune, type WrittenCommune } from '@maillage/territories';

const COLUMNS = { codeInsee: 'code_insee', codePostal: 'code_postal', commune: 'commune' } as const;

/** Where a place lies: the codes to keep with it, arrondissements left as they are, and the commune that it counts in. */
export interface Location {
  readonly codeInsee: string;
  readonly codePostal?: string;
  readonly commune: string;
}

/** The commune of an address, or its fault. Nothing is noted where postal code or name are missing: these have a fault of their own. */
export function locate(written: WrittenCommune, found: Findings): Location | undefined {
  const { codeInsee, codePostal, commune } = written;
  if (codeInsee === undefined && (codePostal === undefined || commune === undefined))
    return undefined;
  const located = locateCommune(written);
  if ('faults' in located) {
    for (const { field, kind, detail, value } of located.faults)
      found.fault(COLUMNS[field], kind, detail, value);
    return undefined;
  }
  for (const { field, kind, detail, value } of located.remarks)
    if (kind !== 'arrondissement') found.remark(COLUMNS[field], kind, detail, value);
  return located;
}
