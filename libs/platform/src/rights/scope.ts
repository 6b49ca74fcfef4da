import { contains, parseTerritoryRef } from '@maillage/territories';
import type { Caller, Grant } from './caller.js';
import { fenceOf } from './fence.js';
import {
  isPermission,
  type Permission,
  purposeOf,
  type Purpose,
  PURPOSES,
  type Role,
  ROLES,
} from './permissions.js';

/** What a token is narrowed to; a part that is not stated narrows nothing. */
export interface Scope {
  readonly permission?: readonly Permission[];
  readonly role?: readonly Role[];
  readonly territoire?: readonly string[];
  readonly structure?: readonly string[];
  readonly finalite?: readonly Purpose[];
}

const PARTS: Readonly<Record<keyof Scope, (value: string) => boolean>> = {
  permission: isPermission,
  role: (value) => (ROLES as readonly string[]).includes(value),
  territoire: (value) => parseTerritoryRef(value) !== undefined,
  structure: (value) => /^\d{14}$/.test(value),
  finalite: (value) => Object.hasOwn(PURPOSES, value),
};

/**
 * Reads a scope (RFC 6749 §3.3) such as `activites.lire territoire:departement-62`: permissions by their name, and
 * roles, territories, structures and purposes after the name of their part.
 *
 * @returns the words that could not be read too: a user of the scope must refuse them, since leaving one out widens it.
 */
export function readScope(text: string): {
  readonly scope: Scope;
  readonly wrong: readonly string[];
} {
  const scope: Record<string, string[]> = {};
  const wrong: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const [part = '', value = ''] = word.includes(':')
      ? word.split(/:(.*)/s)
      : ['permission', word];
    if (Object.hasOwn(PARTS, part) && PARTS[part as keyof Scope](value))
      (scope[part] ??= []).push(value);
    else wrong.push(word);
  }
  return { scope, wrong };
}

/** A caller with what a scope leaves it: never more than there was, whatever the scope says. */
export function narrow(caller: Caller, scope: Scope): Caller {
  const { permission: only } = scope;
  return {
    ...caller,
    grants: caller.grants.flatMap((grant) => narrowGrant(grant, scope)),
    ...(only === undefined ? {} : { only }),
  };
}

function narrowGrant(grant: Grant, { role, territoire, structure, finalite }: Scope): Grant[] {
  if (role?.includes(grant.role) === false) return [];
  const territories =
    territoire === undefined ? grant.territories : meet(grant.territories, territoire);
  const structures =
    structure === undefined
      ? grant.structures
      : grant.structures.length === 0
        ? structure
        : grant.structures.filter((one) => structure.includes(one));
  const purposes =
    finalite === undefined
      ? grant.purposes
      : grant.purposes.filter((one) => finalite.includes(one));
  // Nothing left of a part would read as no fence at all.
  const isEmpty =
    territories.length === 0 ||
    (structure !== undefined && structures.length === 0) ||
    (finalite !== undefined && purposes.length === 0);
  return isEmpty ? [] : [{ role: grant.role, territories, structures, purposes }];
}

/** Territories that lie in both lists. Two that merely overlap have nothing to give: neither holds the other. */
function meet(own: readonly string[], asked: readonly string[]): string[] {
  return [
    ...new Set([
      ...asked.filter((one) => own.some((outer) => holds(outer, one))),
      ...own.filter((one) => asked.some((outer) => holds(outer, one))),
    ]),
  ];
}

/** Whether a territory lies wholly in another; one that the official code does not know (any more) lies in none. */
function holds(outer: string, inner: string): boolean {
  const [a, b] = [parseTerritoryRef(outer), parseTerritoryRef(inner)];
  return a !== undefined && b !== undefined && contains(a, b);
}

/**
 * Whether all that a caller reached by a permission is still granted.
 *
 * @param now what is granted at this moment.
 */
export function isStillGranted(
  caller: Pick<Caller, 'grants' | 'source' | 'only'>,
  permission: Permission,
  now: readonly Grant[],
): boolean {
  const used = caller.grants.filter(
    (grant) => fenceOf({ ...caller, grants: [grant] }, permission).rules.length > 0,
  );
  const purpose = purposeOf(permission);
  const covers = (outer: Grant, inner: Grant): boolean =>
    outer.role === inner.role &&
    (purpose === undefined || outer.purposes.includes(purpose)) &&
    inner.territories.every((one) =>
      outer.territories.some((own) => own === one || holds(own, one)),
    ) &&
    (outer.structures.length === 0 ||
      (inner.structures.length > 0 &&
        inner.structures.every((one) => outer.structures.includes(one))));
  return used.length > 0 && used.every((grant) => now.some((one) => covers(one, grant)));
}
