import type { Message } from '@maillage/kernel';
import type { CodeLiberty } from './written-code.js';

/** What somebody wrote of a commune, as it is written; what was left empty is absent. */
export interface WrittenCommune {
  readonly codeInsee?: string | undefined;
  readonly codePostal?: string | undefined;
  readonly commune?: string | undefined;
}

/** Why no commune is found: nothing names one, a code is none, none answers to what is written, several do, or it contradicts itself. */
export type CommuneFaultKind =
  | 'missing'
  | 'invalid_insee_code'
  | 'invalid_postal_code'
  | 'unknown_commune'
  | 'ambiguous_commune'
  | 'contradiction';

/** What was read otherwise than written, or contradicts what counts. */
export type CommuneRemarkKind =
  | CodeLiberty
  | 'arrondissement'
  | 'former_commune'
  | 'commune_from_name'
  | 'commune_from_postal_code'
  | 'commune_mismatch'
  | 'postal_code_mismatch';

/** A fault or remark on one of the fields; a service gives it a code of its own and its own name of the field. */
export interface CommuneFinding<Kind> {
  readonly field: keyof WrittenCommune;
  readonly kind: Kind;
  readonly detail: Message;
  /** What was written. */
  readonly value: string;
}

export type CommuneRemark = CommuneFinding<CommuneRemarkKind>;
export type CommuneFault = CommuneFinding<CommuneFaultKind>;

export type LocatedCommune =
  | {
      /** INSEE code of the commune of today, which territories count in. */
      readonly commune: string;
      /** The code of today: that commune's, or the arrondissement's where one was written. */
      readonly codeInsee: string;
      /** The postal code as it is meant; absent where none was written. */
      readonly codePostal?: string;
      readonly remarks: readonly CommuneRemark[];
    }
  | {
      readonly faults: readonly CommuneFault[];
      /** The postal code, where it has a reading, and what is to be said of it. */
      readonly codePostal?: string;
      readonly remarks: readonly CommuneRemark[];
    };

/** A commune that answers to a part of what is written. */
export interface FoundCommune {
  readonly commune: string;
  readonly codeInsee: string;
  readonly remarks: readonly CommuneRemark[];
}

export type Found = FoundCommune | { readonly faults: readonly CommuneFault[] };

export function located(
  commune: string,
  codeInsee: string,
  ...remarks: readonly CommuneRemark[]
): FoundCommune {
  return { commune, codeInsee, remarks };
}

export function refused(
  kind: CommuneFaultKind,
  value: string,
  detail: Message,
): { faults: CommuneFault[] } {
  return { faults: [{ field: 'codeInsee', kind, detail, value }] };
}
