import { addMonths } from '@maillage/kernel';
import type { besoins, CodeOf, rythmesAction, statutsAction } from '@maillage/nomenclatures';

/** Where an action stands in a roadmap; without an axis it stands at its root. */
export interface Placing {
  readonly feuille_id: string;
  readonly axe_id?: string;
  readonly objectif_id?: string;
}

/** What became of an action, since when and why. */
export interface Status {
  readonly code: CodeOf<typeof statutsAction>;
  readonly depuis?: string;
  readonly motif?: string;
  /** By what it is blocked, and what would free it. */
  readonly bloquee_par?: string;
  readonly liberee_par?: string;
}

/** What an action waits for: the end of another, and so many working days more. */
export interface Dependency {
  readonly action_id: string;
  readonly delai?: number;
}

export interface Milestone {
  readonly intitule: string;
  readonly le: string;
  readonly atteint_le?: string;
}

export interface Evidence {
  readonly intitule: string;
  readonly adresse?: string;
}

export interface Risk {
  readonly intitule: string;
  readonly niveau: 'faible' | 'moyen' | 'fort';
  readonly parade?: string;
}

/** Something that a governance does, under the names of the API; what is not said is absent. */
export interface Action {
  readonly intitule: string;
  readonly description?: string;
  /** One or more: an action of several roadmaps is one action. */
  readonly feuilles: readonly Placing[];
  /** The action that it is a part of. */
  readonly parent_id?: string;
  readonly besoins?: readonly CodeOf<typeof besoins>[];
  /** Codes of the nomenclature of publics of places. */
  readonly publics?: readonly string[];
  /** Post of the person who carries it. */
  readonly pilote_poste_id?: string;
  readonly structure_pilote_id?: string;
  readonly service?: string;
  /** Office of the elected referent, not the name. */
  readonly elu_referent?: string;
  readonly partenaires?: readonly string[];
  readonly financeurs?: readonly string[];
  readonly beneficiaires?: readonly string[];
  readonly recipiendaires?: readonly string[];
  readonly rythme?: CodeOf<typeof rythmesAction>;
  /** Promised days. They never move by themselves. */
  readonly debut?: string;
  readonly fin?: string;
  /** Length in working days, where it is not that of the promise. */
  readonly duree?: number;
  readonly depend_de?: readonly Dependency[];
  readonly statut: Status;
  /** Per cent done, where no sub-action says so. */
  readonly avancement?: number;
  /** Among the sub-actions of its parent; 1 without it. */
  readonly poids?: number;
  /** Counted, and not named, outside of the governance. */
  readonly confidentielle?: boolean;
  readonly jalons?: readonly Milestone[];
  readonly preuves?: readonly Evidence[];
  readonly risques?: readonly Risk[];
  /** How often news are asked for, and the last of them. */
  readonly nouvelles?: 'mensuelles' | 'trimestrielles' | 'annuelles';
  readonly nouvelle?: { readonly le: string; readonly texte: string };
}

/** Statuses after which nothing is awaited any more. */
export const OVER: readonly Status['code'][] = ['realisee', 'abandonnee'];

/** Whether the promised end has passed. A permanent action has none. */
export const isLate = ({ fin, rythme, statut }: Action, today: string): boolean =>
  fin !== undefined && fin < today && rythme !== 'permanente' && !OVER.includes(statut.code);

const MONTHS = { mensuelles: 1, trimestrielles: 3, annuelles: 12 } as const;

/** Whether news that were asked for are due, from the last ones on, or from the beginning. */
export function isSilent({ nouvelles, nouvelle, debut, statut }: Action, today: string): boolean {
  const since = nouvelle?.le ?? debut;
  if (nouvelles === undefined || since === undefined || OVER.includes(statut.code)) return false;
  return addMonths(since, MONTHS[nouvelles]) < today;
}

/** What a parent is told of one of its parts. */
export interface Part {
  readonly statut: Status['code'];
  readonly avancement?: number | null;
  readonly poids?: number | null;
}

/** Per cent done: the weighted mean of the parts, to the hundredth; what is said where there are none. */
export function progressOf(
  { avancement, statut }: Pick<Action, 'avancement' | 'statut'>,
  parts: readonly Part[] = [],
): number {
  const live = parts.filter((part) => part.statut !== 'abandonnee');
  const weight = live.reduce((sum, { poids }) => sum + (poids ?? 1), 0);
  if (weight === 0) return avancement ?? (statut.code === 'realisee' ? 100 : 0);
  const done = live.reduce((sum, part) => {
    const own = part.avancement ?? (part.statut === 'realisee' ? 100 : 0);
    return sum + own * (part.poids ?? 1);
  }, 0);
  return Math.round((done / weight) * 100) / 100;
}
