/** Money that a funder sets aside for a governance in one year, under the names of the API. Amounts are whole cents. */
export interface Envelope {
  readonly gouvernance_id: string;
  readonly nom: string;
  readonly annee: number;
  readonly montant: number;
  readonly financeur_id?: string;
  /** Per cent of the eligible base that a grant may be. */
  readonly taux?: number;
  /** A ceiling says what it bounds. */
  readonly plafond?: { readonly montant: number; readonly porte_sur: 'base' | 'subvention' };
  /** Grants are whole euros. */
  readonly euros_entiers?: boolean;
}
