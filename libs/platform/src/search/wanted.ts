import type { Conditions } from '../db/conditions.js';
import type { SearchReading } from './reading.js';

/** What is looked for. */
export interface Wanted {
  readonly reading: SearchReading;
  /** Groups of codes: of each group one must be there. */
  readonly codes: readonly (readonly string[])[];
  /** Conditions on the rows themselves, where there are others. */
  readonly rows?: { readonly table: string; readonly add: (where: Conditions) => void } | undefined;
}
