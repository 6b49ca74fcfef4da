import type { Fault, Remark } from '@maillage/kernel';
import type { Fate } from '@maillage/platform';

/** What a kind of record is called where it is refused: `Aucun poste`, `le poste`, `post`. */
export interface RecordWords {
  /** In codes: `actors.<code>_not_found`. */
  readonly code: string;
  readonly fr: { readonly none: string; readonly the: string };
  readonly en: string;
}

/** A record in the API's shape, read; or every fault of its form. */
export type Read<State> = { readonly value: State } | { readonly faults: readonly Fault[] };

/** A record as it would stand. */
export interface Draft<State> {
  readonly id: string;
  readonly source: string;
  readonly value: State;
}

/** What the rules say of a draft. */
export interface Judgement {
  readonly faults: readonly Fault[];
  /** What deserves a look, and hinders nothing. */
  readonly remarks?: readonly Remark[];
  /** INSEE code of the commune it lies in, as events tell it. */
  readonly commune: string | undefined;
}

/** What happens to one record at one instant. */
export interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

/** A record as events tell it: what it says, and where it lies. */
export interface Told<State> {
  readonly value: State;
  readonly commune: string | undefined;
}

/** What a record was and is: nothing before where it is new, nothing after where it goes. */
export type Change<State> =
  | readonly [before: undefined, after: Told<State>]
  | readonly [before: Told<State>, after: Told<State>]
  | readonly [before: Told<State>, after: undefined];

/** What was written, and what deserves a look. */
export interface Written {
  readonly id: string;
  readonly fate: Exclude<Fate, 'rejete'>;
  readonly remarks: readonly Remark[];
}
