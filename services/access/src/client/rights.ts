import type { Fault } from '@maillage/kernel';
import { parseTerritoryRef } from '@maillage/territories';
import { badRights } from './client.errors.js';

/** Territories wholly inside the fence of the caller; undefined when it has none. What lies elsewhere is as if it did not exist. */
export type Within = readonly string[] | undefined;

/** Rights to give. */
export interface Rights {
  readonly roles: readonly string[];
  readonly territories: readonly string[];
  readonly structures: readonly string[];
}

/** @throws DomainError invalid, with all that forbids giving these rights. */
export function requireGivable(rights: Rights, within: Within): void {
  const faults = faultsOf(rights, within);
  if (faults.length > 0) throw badRights(faults);
}

/**
 * What forbids giving rights: territories that do not exist, a structure's manager without a structure, and
 * whatever reaches beyond the giver's own fence.
 */
function faultsOf({ roles, territories, structures }: Rights, within: Within): Fault[] {
  const faults: Fault[] = [];
  const inside = within && new Set(within);
  territories.forEach((ref, index) => {
    const pointer = `/territoires/${index}`;
    const text = ref.slice(0, 60);
    if (parseTerritoryRef(ref) === undefined) {
      faults.push({
        pointer,
        code: 'access.unknown_territory',
        detail: {
          fr: `« ${text} » n'est pas un territoire ; écrivez par exemple departement-62, epci-200035442, region-32 ou france.`,
          en: `"${text}" is not a territory; write for example departement-62, epci-200035442, region-32 or france.`,
        },
      });
    } else if (inside?.has(ref) === false) {
      faults.push({
        pointer,
        code: 'access.outside_fence',
        detail: {
          fr: `« ${text} » dépasse vos propres territoires.`,
          en: `"${text}" reaches beyond your own territories.`,
        },
      });
    }
  });
  if (roles.includes('gestionnaire_structure') && structures.length === 0) {
    faults.push({
      pointer: '/structures',
      code: 'access.structure_missing',
      detail: {
        fr: 'Le rôle gestionnaire_structure demande au moins un SIRET.',
        en: 'The role gestionnaire_structure needs at least one SIRET.',
      },
    });
  }
  return faults;
}
