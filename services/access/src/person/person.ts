import type { Fence } from '@maillage/platform';

/** What may be kept of who a person is. */
export const IDENTITY_FIELDS = ['prenom', 'nom', 'courriel', 'telephone'] as const;

export type Identity = Partial<Record<(typeof IDENTITY_FIELDS)[number], string>>;

/** A person without anything that says who they are. */
export interface Person {
  readonly id: string;
  readonly source: string;
  readonly category: string;
  readonly pseudonym: string;
  readonly createdAt: Date;
  /** Day of the last time a source named them, `YYYY-MM-DD`. */
  readonly lastUsedOn: string;
}

/** Sources, those of all people where undefined. */
export type Sources = readonly string[] | undefined;

/**
 * The sources whose people a fence reaches. A person stands under one source and in no territory nor structure: a
 * caller that reaches the source's own rows of some territory reaches its people, one bound to a structure doesn't.
 */
export function sourcesReached({ rules }: Pick<Fence, 'rules'>): Sources {
  const ways = rules.filter(({ structures }) => structures === undefined);
  return ways.some(({ source, territories }) => source === undefined && territories === undefined)
    ? undefined
    : ways.flatMap(({ source }) => source ?? []);
}

/** Whether a fence reaches the people of a source. */
export function reachesPeopleOf(source: string, fence: Pick<Fence, 'rules'>): boolean {
  return sourcesReached(fence)?.includes(source) ?? true;
}

/** Why a person was erased. */
export type ErasureReason = 'demande' | 'conservation' | 'restauration';

/** The receipt of an erasure. Holds nothing that says who the person was, and so may be kept for ever. */
export interface Receipt {
  readonly recu_id: string;
  readonly personne_id: string;
  readonly categorie: string;
  readonly motif: ErasureReason;
  readonly instant: string;
  readonly touche: readonly {
    readonly service: string;
    readonly table: string;
    readonly lignes: number;
  }[];
  readonly ailleurs: string;
  readonly evenement: string;
  /** Number of the entry of the audit journal that proves it; receipts of before do not have it. */
  readonly entree_journal?: string;
}

/** An erasure as it stands outside of the database too. */
export interface Erasure {
  readonly personId: string;
  readonly source: string;
  readonly receipt: Receipt;
}

const ELSEWHERE =
  "Les autres services ne gardent que des pseudonymes tirés au hasard et des textes chiffrés par la clé détruite : plus rien n'y mène à la personne, et les comptes restent justes. Ils en sont informés par l'événement.";

/**
 * Writes the receipt of an erasure.
 * @param rows how many rows of each table of this service were deleted.
 * @param entry number of its entry in the audit journal.
 */
export function receiptOf(
  person: Person,
  rows: Readonly<Record<string, number>>,
  { id, reason, at, entry }: { id: string; reason: ErasureReason; at: Date; entry: string },
): Receipt {
  return {
    recu_id: id,
    personne_id: person.id,
    categorie: person.category,
    motif: reason,
    instant: at.toISOString(),
    touche: Object.entries(rows).map(([table, lignes]) => ({ service: 'access', table, lignes })),
    ailleurs: ELSEWHERE,
    evenement: `access.person.erased.v1 ${person.id} 1`,
    entree_journal: entry,
  };
}
