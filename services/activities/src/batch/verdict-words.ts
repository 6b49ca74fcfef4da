import { type FaultInWords, inWords, type Language } from '@maillage/kernel';
import type { Verdict } from '@maillage/platform';

/** The word on one item, as the answer to a batch holds it. */
export interface VerdictInWords {
  readonly index: number;
  readonly source_id?: string;
  readonly verdict: Verdict['fate'];
  readonly id?: string;
  readonly erreurs?: readonly FaultInWords[];
  readonly remarques?: readonly FaultInWords[];
}

/** A refused item is told by its faults, any other by its remarks if there are some. */
export function tell(
  { at, key, fate, id, faults, remarks }: Verdict,
  language: Language,
): VerdictInWords {
  const told = (fate === 'rejete' ? faults : remarks).map((one) => inWords(one, language));
  return {
    index: at,
    ...(key === undefined ? {} : { source_id: key }),
    verdict: fate,
    ...(id === undefined ? {} : { id }),
    ...(told.length === 0 ? {} : fate === 'rejete' ? { erreurs: told } : { remarques: told }),
  };
}
