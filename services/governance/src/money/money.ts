/** What bounds a grant in an envelope. Amounts are whole cents. */
export interface Bounds {
  readonly montant: number;
  /** Per cent of the eligible base that a grant may be; all of it without a rate. */
  readonly taux?: number;
  readonly plafond?: { readonly montant: number; readonly porte_sur: 'base' | 'subvention' };
}

const HUNDREDTHS = 10_000n;

/** The most that may be granted on a base: by rate and ceiling, rounded down to the cent, never above the envelope. */
export function mostOf(base: number, { montant, taux = 100, plafond }: Bounds): number {
  const eligible = plafond?.porte_sur === 'base' ? Math.min(base, plafond.montant) : base;
  const rated = Number((BigInt(eligible) * BigInt(Math.round(taux * 100))) / HUNDREDTHS);
  const capped = plafond?.porte_sur === 'subvention' ? Math.min(rated, plafond.montant) : rated;
  return Math.min(capped, montant);
}

/** What of a funding counts. */
export interface Account {
  readonly statut: 'deposee' | 'enCours' | 'acceptee' | 'refusee';
  readonly base: number;
  readonly accorde?: number;
  readonly versements?: readonly { readonly montant: number }[];
  readonly cout_final?: number;
}

/** What is owed of a grant: its share of what was spent in the end, rounded down to the cent. */
export function dueOf({ statut, base, accorde = 0, cout_final: cost }: Account): number {
  if (statut !== 'acceptee') return 0;
  if (cost === undefined || base === 0) return accorde;
  return Math.min(accorde, Number((BigInt(accorde) * BigInt(cost)) / BigInt(base)));
}

export const paidOf = ({ versements = [] }: Account): number =>
  versements.reduce((sum, { montant }) => sum + montant, 0);

/** What a funding takes from its envelope: what is owed, and never less than what was paid. */
export const takenOf = (account: Account): number => Math.max(dueOf(account), paidOf(account));

/** What fundings take of their envelope together. */
export const takenBy = (accounts: readonly Account[]): number =>
  accounts.reduce((sum, account) => sum + takenOf(account), 0);

/** What is left to pay, what goes back to the envelope, and what was paid beyond what is owed. */
export function balanceOf(account: Account): {
  readonly due: number;
  readonly paid: number;
  readonly left: number;
  readonly back: number;
  readonly overpaid: number;
} {
  const [due, paid] = [dueOf(account), paidOf(account)];
  return {
    ...{ due, paid },
    left: Math.max(due - paid, 0),
    back: account.statut === 'acceptee' ? (account.accorde ?? 0) - takenOf(account) : 0,
    overpaid: Math.max(paid - due, 0),
  };
}
