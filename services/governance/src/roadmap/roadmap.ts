import type {
  CodeOf,
  naturesAxe,
  perimetresFeuille,
  statutsFeuille,
} from '@maillage/nomenclatures';

/** What an axis wants to reach; actions may stand under it. */
export interface Objective {
  /** Word by which actions name it, unique in its roadmap. */
  readonly id: string;
  readonly titre: string;
}

/** One line of transformation: of the territory, of the local authority, of skills. */
export interface Axis {
  readonly id: string;
  readonly titre: string;
  readonly nature?: CodeOf<typeof naturesAxe>;
  readonly objectifs?: readonly Objective[];
  /** Takes no new action. */
  readonly termine?: boolean;
}

/** A roadmap of a governance under the names of the API; what is not said is absent. */
export interface Roadmap {
  readonly gouvernance_id: string;
  readonly nom: string;
  readonly perimetre: CodeOf<typeof perimetresFeuille>;
  readonly vision?: string;
  readonly debut?: string;
  readonly fin?: string;
  readonly axes?: readonly Axis[];
  readonly statut: CodeOf<typeof statutsFeuille>;
  /** Day of its last adoption. */
  readonly adoptee_le?: string;
  /** Whether everybody may read it, once it is adopted. */
  readonly publique?: boolean;
}

/** Whether a roadmap was adopted, amended since or not. */
export const isAdopted = ({ statut }: Roadmap): boolean =>
  statut === 'adoptee' || statut === 'amendee';
