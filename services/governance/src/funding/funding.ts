import type { Account } from '../money/money.js';

/** A payment, in whole cents. */
export interface Payment {
  readonly le: string;
  readonly montant: number;
  readonly nature: 'avance' | 'acompte' | 'solde';
}

/** What an action asks of an envelope, and what became of it, under the names of the API. Amounts are whole cents. */
export interface Funding extends Account {
  readonly enveloppe_id: string;
  readonly action_id: string;
  readonly demandeur_id?: string;
  readonly objet: string;
  /** Eligible cost. */
  readonly base: number;
  readonly demande: number;
  readonly decidee_le?: string;
  readonly motif?: string;
  /** The State's own reference. */
  readonly reference_etat?: string;
  readonly convention_le?: string;
  readonly versements?: readonly Payment[];
  readonly bilan_le?: string;
}
