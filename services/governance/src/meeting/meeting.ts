import type { Attendance, Ballot } from '../deliberation/deliberation.js';

/** What came of a decision, kept as it was counted. */
export interface Result {
  readonly issue: 'adoptee' | 'rejetee' | 'avis';
  /** Voices that were there, proxies included. */
  readonly voix: number;
  /** Of a vote: of how many the majority was counted, and how many were needed. */
  readonly sur?: number;
  readonly necessaires?: number;
}

/** What is decided of a point, and how: nobody objects, a vote, or an opinion that binds nobody. */
export interface Decision {
  readonly mode: 'consensus' | 'vote' | 'avis';
  readonly texte: string;
  /** Members that object; a consensus has none. */
  readonly objections?: number;
  readonly votes?: Ballot;
  readonly responsable_poste_id?: string;
  readonly echeance?: string;
  readonly action_id?: string;
  readonly faite_le?: string;
  readonly resultat?: Result;
}

/** A point of an agenda. */
export interface Item {
  readonly id: string;
  readonly titre: string;
  readonly decision?: Decision;
}

/** A meeting of a committee, under the names of the API. */
export interface Meeting {
  readonly comite_id: string;
  readonly le: string;
  readonly lieu?: string;
  readonly statut: 'prevue' | 'tenue' | 'annulee';
  /** A second one after a first without quorum: it needs none. */
  readonly seconde?: boolean;
  readonly ordre_du_jour?: readonly Item[];
  readonly presences?: readonly Attendance[];
  /** Who had a voice when it was held: kept, whoever comes and goes later. */
  readonly electeurs?: readonly string[];
}

/** A meeting without what was counted: as its writers give it. */
export const asWritten = ({ electeurs: _, ...meeting }: Meeting): Meeting => ({
  ...meeting,
  ...(meeting.ordre_du_jour === undefined
    ? {}
    : {
        ordre_du_jour: meeting.ordre_du_jour.map((item) => {
          if (item.decision === undefined) return item;
          const { resultat: __, ...decision } = item.decision;
          return { ...item, decision };
        }),
      }),
});
