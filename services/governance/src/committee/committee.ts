import type { CodeOf, frequencesComite, typesComite } from '@maillage/nomenclatures';
import type { Majority, Threshold } from '../deliberation/deliberation.js';

/** Those who meet for a governance, under the names of the API. Without rules everybody agrees, or nothing is decided. */
export interface Committee {
  readonly gouvernance_id: string;
  readonly nom: string;
  readonly type: CodeOf<typeof typesComite>;
  readonly frequence?: CodeOf<typeof frequencesComite>;
  /** Structures with a voice; the confirmed members of the governance without it. */
  readonly membres?: readonly string[];
  /** How many of its members must be there; nobody in particular without it. */
  readonly quorum?: Threshold;
  readonly majorite?: Majority;
  /** Proxies that one member may bear; none without it. */
  readonly mandats?: number;
}
