import type { FaultInWords as Fault } from '@maillage/kernel';
import { parseTerritoryRef } from '@maillage/territories';
import { badRights } from './client.errors.js';

/** Territories wholly inside the fence of who asks; undefined when it has none. What lies elsewhere is as if it did not exist. */
export type Within = readonly string[] | undefined;

/** Rights somebody wants to give. */
export interface Rights {
  readonly roles: readonly string[];
  readonly territories: readonly string[];
  readonly structures: readonly string[];
}

/** @throws DomainError invalid, with all that speaks against giving these rights. */
export function requireGivable(rights: Rights, within: Within): void {
  const faults = faultsOf(rights, within);
  if (faults.length > 0) throw badRights(faults);
}

/**
 * What speaks against giving rights: territories that do not exist, a structure's manager without a structure, and
 * whatever reaches beyond the giver's own fence.
 */
function faultsOf({ roles, territories, structures }: Rights, within: Within): Fault[] {
  const faults: Fault[] = [];
  const inside = within && new Set(within);
  territories.forEach((ref, index) => {
    const pointeur = `/territoires/${index}`;
    const text = ref.slice(0, 60);
    if (parseTerritoryRef(ref) === undefined) {
      faults.push({
        pointeur,
        code: 'access.unknown_territory',
        detail: `« ${text} » n'est pas un territoire ; écrivez par exemple departement-62, epci-200035442, region-32 ou france.`,
      });
    } else if (inside?.has(ref) === false) {
      faults.push({
        pointeur,
        code: 'access.outside_fence',
        detail: `« ${text} » dépasse vos propres territoires.`,
      });
    }
  });
  if (roles.includes('gestionnaire_structure') && structures.length === 0) {
    faults.push({
      pointeur: '/structures',
      code: 'access.structure_missing',
      detail: 'Le rôle gestionnaire_structure demande au moins un SIRET.',
    });
  }
  return faults;
}
