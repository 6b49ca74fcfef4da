/** A skill that somebody was certified in. */
export interface Certification {
  /** Code of `certifications`. */
  readonly code: string;
  /** Civil date, YYYY-MM-DD. */
  readonly delivree_le: string;
  /** The issuer, an organisation. */
  readonly par: string;
}

/**
 * A professional under the names of the API, without anything that says who they are: an id here, profiles, skills. What
 * is not said is absent.
 */
export interface Professional {
  /** Codes of `profils`, one at least. */
  readonly profils: readonly string[];
  readonly certifications?: readonly Certification[];
  /** ISO 639-1. */
  readonly langues?: readonly string[];
  /** Whether the person agreed to be listed with their name and to be reached. */
  readonly joignable: boolean;
  /** The structure that keeps the entry: with posts and presences, it says where the professional is. */
  readonly structure_id?: string;
  /** Last day in the network, YYYY-MM-DD. */
  readonly fin?: string;
}

/** A presence, as it is shown with its professional. */
export interface HeldPresence {
  readonly id: string;
  readonly lieu_id: string;
  readonly horaires?: string;
  readonly du: string;
  readonly au?: string;
}

/** A post, as it is shown with its professional. */
export interface HeldPost {
  readonly id: string;
  readonly structure_id: string;
  readonly du: string;
  readonly au?: string;
  readonly quotite?: number;
  readonly contrat?: string;
  readonly dispositif?: string;
  readonly financement?: string;
  readonly remplace_par?: string;
}
