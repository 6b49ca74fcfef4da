import type { CodeOf, rolesMembreGouvernance, statutsMembre } from '@maillage/nomenclatures';

/** A structure in a governance. */
export interface Member {
  readonly structure_id: string;
  /** As the governance calls it: no event of the directory tells names. */
  readonly nom: string;
  readonly statut: CodeOf<typeof statutsMembre>;
  /** The one role that is kept; the others follow from actions. */
  readonly coporteur?: boolean;
  /** Day since which it has its status, YYYY-MM-DD. */
  readonly depuis?: string;
  /** Posts of the people to speak to. */
  readonly contacts?: readonly string[];
}

/** A note on a governance, for all or for its members. */
export interface Note {
  readonly texte: string;
  readonly visibilite: 'publique' | 'interne';
}

/** A governance under the names of the API; what is not said is absent. */
export interface Governance {
  readonly nom: string;
  /** Typed references; more than one for a grouping. */
  readonly territoires: readonly string[];
  readonly debut?: string;
  readonly fin?: string;
  readonly membres?: readonly Member[];
  readonly notes?: readonly Note[];
}

export type MemberRole = CodeOf<typeof rolesMembreGouvernance>;

/** A role that a structure has by an action. */
export type DerivedRole = readonly [role: MemberRole, structureId: string];

/** A confirmed member that carries the governance. */
export const isLead = ({ statut, coporteur }: Member): boolean =>
  statut === 'confirme' && coporteur === true;

/** Roles of a member: that which is kept, those by actions; a confirmed one without any observes. */
export function rolesOf(member: Member, derived: readonly DerivedRole[]): MemberRole[] {
  if (member.statut !== 'confirme') return [];
  const byActions = derived
    .filter(([, structure]) => structure === member.structure_id)
    .map(([role]) => role)
    .sort();
  const roles: MemberRole[] = [
    ...(member.coporteur === true ? ['coporteur' as const] : []),
    ...byActions,
  ];
  return roles.length === 0 ? ['observateur'] : roles;
}
