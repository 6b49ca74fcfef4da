import { foldTypography } from '@maillage/kernel';

/** A label in the two languages of the interface. */
export interface Libelle {
  readonly fr: string;
  readonly en: string;
}

/** One value of a code list. `code` is the spelling that is stored, exchanged and published. */
export interface Valeur<Code extends string = string> {
  readonly code: Code;
  readonly libelle: Libelle;
  /** Other spellings that real files carry for this very value; read, never written. */
  readonly variantes?: readonly string[];
  /** For themes: counts as help with administrative procedures. */
  readonly administrative?: boolean;
  /** For age brackets: first and last age in whole years, both included. */
  readonly age_min?: number;
  readonly age_max?: number;
  /** For duration classes, in minutes: lower bound included, upper bound excluded. */
  readonly minutes_min?: number;
  readonly minutes_max?: number;
}

/** A published code list: its values and its edition. */
export interface Nomenclature<Code extends string = string> {
  readonly code: string;
  /** Edition of the publication the list was taken from. */
  readonly version: string;
  readonly titre: Libelle;
  readonly valeurs: readonly Valeur<Code>[];
}

/** The union of the codes of a nomenclature. */
export type CodeOf<N> = N extends Nomenclature<infer Code> ? Code : never;

/** Declares a code list; the literal codes are kept in its type. */
export function nomenclature<const V extends readonly Valeur[]>(
  code: string,
  version: string,
  titre: Libelle,
  valeurs: V,
): Nomenclature<V[number]['code']> {
  return { code, version, titre, valeurs };
}

const spellings = new WeakMap<Nomenclature, ReadonlyMap<string, string>>();

/**
 * The official spelling of `value` in a nomenclature, or undefined when the list does not hold it.
 *
 * Accepted: the official code, the variants listed with it, and what typography alone changes (surrounding
 * or repeated spaces, no-break spaces, curly apostrophes, decomposed accents). Case, accents and wording
 * count: nothing is guessed.
 */
export function normalise<Code extends string>(
  list: Nomenclature<Code>,
  value: string,
): Code | undefined {
  let known = spellings.get(list);
  if (!known) {
    known = new Map(
      list.valeurs.flatMap(({ code, variantes = [] }) =>
        [code, ...variantes].map((text) => [foldTypography(text), code]),
      ),
    );
    spellings.set(list, known);
  }
  // The map holds codes of this list alone.
  return (known.get(value) ?? known.get(foldTypography(value))) as Code | undefined;
}
