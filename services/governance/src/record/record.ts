import type { Fault } from '@maillage/kernel';
import type { Fence } from '@maillage/platform';

/** What a kind of record is called where it is refused: `Aucune action`, `Cette action`, `action`. */
export interface RecordWords {
  /** In codes: `governance.<code>_not_found`. */
  readonly code: string;
  readonly fr: { readonly none: string; readonly the: string };
  readonly en: string;
}

/** The writer: the source its records stand under, and what it reaches. */
export interface Writer {
  readonly source: string;
  readonly fence: Fence;
}

/** What is to be decided of: a record as its writer wants it, and what it was; nothing before where it is new. */
export interface Draft<State> {
  readonly id: string;
  readonly value: State;
  readonly before: State | undefined;
  /** The day on which it is written, in Europe/Paris. */
  readonly today: string;
}

/** A record as it is to stand, and what speaks against it. */
export interface Settled<State> {
  readonly value: State;
  readonly faults: readonly Fault[];
}

/** What happens to one record at one instant. */
export interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}
