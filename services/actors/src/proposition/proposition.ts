import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@maillage/kernel';

/** What a proposition is about. */
export type Subject = 'structure' | 'lieu';

/** What a field says: a text, the items of a list, or nothing. */
export type Value = string | readonly string[] | null;

/** Fields that those concerned may correct, in the order of the form. */
export const CORRECTABLE = {
  structure: ['nom', 'adresse', 'complement_adresse', 'code_postal', 'commune', 'sites'],
  lieu: [
    ...['nom', 'adresse', 'complement_adresse', 'code_postal', 'commune', 'telephone'],
    ...['courriels', 'site_web', 'horaires', 'presentation_resume'],
  ],
} as const satisfies Readonly<Record<Subject, readonly string[]>>;

/** Fields that hold a list. */
export const LISTS: readonly string[] = ['sites', 'courriels', 'site_web'];
/** Where a commune is written; its code follows from them. */
export const TOWN: readonly string[] = ['code_postal', 'commune'];

/** One field of a proposition. */
export interface ProposedField {
  readonly champ: string;
  /** What it said when the correction was proposed. */
  readonly avant: Value;
  readonly propose: Value;
  readonly etat: 'en_attente' | 'acceptee' | 'refusee';
}

/** What is decided of a proposition, by the names of fields. */
export interface Decision {
  readonly accepter: readonly string[];
  readonly refuser: readonly string[];
  /** Accepted although the field has changed since it was proposed. */
  readonly malgre: readonly string[];
}

/** What a structure or a place says in a field. */
export function valueOf(described: object, champ: string): Value {
  const value = (described as Readonly<Record<string, unknown>>)[champ];
  return typeof value === 'string' ? value : Array.isArray(value) ? (value as string[]) : null;
}

/** Whether a field changed since its correction was proposed. */
export const isStale = ({ champ, avant }: ProposedField, present: object): boolean =>
  !isDeepStrictEqual(valueOf(present, champ), avant);

/** Fields of a proposition after a decision, and what speaks against it. */
export interface Decided {
  readonly fields: readonly ProposedField[];
  readonly accepted: readonly ProposedField[];
  readonly refused: readonly ProposedField[];
  /** Names that are none of a field that waits for a decision, or are named twice. */
  readonly faults: readonly Fault[];
  /** Accepted fields that changed since they were proposed. */
  readonly stale: readonly string[];
}

/** Decides fields of a proposition. @param present the structure or place as it stands. */
export function decideFields(
  fields: readonly ProposedField[],
  { accepter, refuser, malgre }: Decision,
  present: object,
): Decided {
  const waiting = fields.filter(({ etat }) => etat === 'en_attente');
  const named = [
    ...accepter.map((champ, at) => ({ champ, pointer: `/accepter/${at}` })),
    ...refuser.map((champ, at) => ({ champ, pointer: `/refuser/${at}` })),
  ];
  const faults = named.flatMap(({ champ, pointer }, index) =>
    waiting.some((one) => one.champ === champ) &&
    named.findIndex((one) => one.champ === champ) === index
      ? []
      : [notWaiting(pointer, champ)],
  );
  if (named.length === 0) faults.push(NOTHING_NAMED);
  const accepted = waiting.filter(({ champ }) => accepter.includes(champ));
  const refused = waiting.filter(({ champ }) => refuser.includes(champ));
  const stale = accepted.filter((one) => isStale(one, present) && !malgre.includes(one.champ));
  return {
    fields: fields.map((one) =>
      accepted.includes(one)
        ? { ...one, etat: 'acceptee' }
        : refused.includes(one)
          ? { ...one, etat: 'refusee' }
          : one,
    ),
    ...{ accepted, refused, faults, stale: stale.map(({ champ }) => champ) },
  };
}

/** What accepted fields change, as a merge patch (RFC 7396): a commune that is written anew is looked up anew. */
export function patchOfFields(fields: readonly ProposedField[]): Readonly<Record<string, Value>> {
  const isMoved = fields.some(({ champ }) => TOWN.includes(champ));
  return {
    ...(isMoved ? { code_insee: null } : {}),
    ...Object.fromEntries(fields.map(({ champ, propose }) => [champ, propose])),
  };
}

const notWaiting = (pointer: string, champ: string): Fault => ({
  pointer,
  code: 'actors.field_not_waiting',
  detail: {
    fr: `« ${champ.slice(0, 60)} » n’est pas un champ de cette proposition qui attend une décision, ou est nommé deux fois.`,
    en: `"${champ.slice(0, 60)}" is no field of this proposition that waits for a decision, or is named twice.`,
  },
});

const NOTHING_NAMED: Fault = {
  pointer: '',
  code: 'actors.nothing_decided',
  detail: {
    fr: 'Nommez au moins un champ à accepter ou à refuser.',
    en: 'Name at least one field to accept or to refuse.',
  },
};
