import {
  type Fault,
  type FaultInWords,
  inWords,
  type Language,
  type Remark,
  uuidv7,
} from '@maillage/kernel';
import { type Activity, type FencedRow, fencedRow } from './activity.js';
import type { LedgerChange } from './activity.events.js';
import type { EntryToWrite, KnownEntry } from './ledger.store.js';

/** The word on one item of a batch. */
export interface Verdict {
  readonly index: number;
  readonly source_id?: string;
  readonly verdict: 'cree' | 'modifie' | 'inchange' | 'rejete';
  readonly id?: string;
  readonly erreurs?: readonly Fault[];
  readonly remarques?: readonly Remark[];
}

/** An item that was read: good, with what its sender should know of it, or refused with every fault it has. */
export type Reading<A = Activity> =
  | { readonly sourceId: string; readonly activity: A; readonly remarks: readonly Remark[] }
  | { readonly sourceId: string | undefined; readonly faults: readonly Fault[] };

/** A verdict in the words of a language, as the answer to a batch holds it. */
export type VerdictInWords = Omit<Verdict, 'erreurs' | 'remarques'> & {
  readonly erreurs?: readonly FaultInWords[];
  readonly remarques?: readonly FaultInWords[];
};

export function tell(
  { erreurs, remarques, ...verdict }: Verdict,
  language: Language,
): VerdictInWords {
  return {
    ...verdict,
    ...(erreurs && { erreurs: erreurs.map((fault) => inWords(fault, language)) }),
    ...(remarques && { remarques: remarques.map((remark) => inWords(remark, language)) }),
  };
}

/** A read item with its place in the batch and, when good, its body and digest. */
export interface ReadItem {
  readonly index: number;
  readonly reading: Reading;
  readonly body: string;
  readonly digest: string;
}

/** What a chunk of a batch does to the ledger. */
export interface Decision {
  readonly verdicts: readonly Verdict[];
  readonly inserts: readonly EntryToWrite[];
  readonly replacements: readonly EntryToWrite[];
  readonly changes: readonly LedgerChange[];
}

/** Says whether the sender may write an activity as it would stand, or as it stands. */
export type MayWrite = (row: FencedRow) => boolean;

const outside = (commune: string): Fault => ({
  pointer: '/lieu_code_insee',
  code: 'activities.outside_fence',
  detail: {
    fr: `Cette activité (commune ${commune}) est hors des territoires ou des structures de vos droits ; /v1/moi les donne.`,
    en: `This activity (commune ${commune}) is outside the territories or structures of your rights; /v1/moi gives them.`,
  },
});

const repeated = (sourceId: string): Fault => ({
  pointer: '/source_id',
  code: 'activities.repeated_in_batch',
  detail: {
    fr: `« ${sourceId.slice(0, 60)} » est déjà plus haut dans ce lot : une correction s'envoie dans un lot suivant.`,
    en: `"${sourceId.slice(0, 60)}" stands further up in this batch already: a correction is sent in a later batch.`,
  },
});

/**
 * Decides what each item does: new, corrected, the same, refused. An id that comes twice in one batch is refused the
 * second time, since the sender alone knows which is right. An activity outside the sender's fence, or one that a
 * correction would bring in from outside, is refused.
 *
 * @param known what the ledger holds under the items' ids, read under the source's lock.
 */
export function decideChunk(
  { id: lotId, source, mayWrite }: { id: string; source: string; mayWrite: MayWrite },
  items: readonly ReadItem[],
  known: ReadonlyMap<string, KnownEntry>,
  millis: number,
): Decision {
  const verdicts: Verdict[] = [];
  const inserts: EntryToWrite[] = [];
  const replacements: EntryToWrite[] = [];
  const changes: LedgerChange[] = [];
  const seen = new Set<string>();
  for (const { index, reading, body, digest } of items) {
    if ('faults' in reading) {
      verdicts.push({
        index,
        ...(reading.sourceId === undefined ? {} : { source_id: reading.sourceId }),
        verdict: 'rejete',
        erreurs: reading.faults,
      });
      continue;
    }
    const { sourceId, activity, remarks } = reading;
    const existing = known.get(sourceId);
    const forbidden = [activity, ...(existing === undefined ? [] : [existing.body])].find(
      (one) => !mayWrite(fencedRow(source, one)),
    );
    if (forbidden !== undefined) {
      verdicts.push({
        index,
        source_id: sourceId,
        verdict: 'rejete',
        erreurs: [outside(activity.lieu_code_insee)],
      });
      continue;
    }
    const said = remarks.length === 0 ? {} : { remarques: remarks };
    if (seen.has(sourceId) || existing?.lot_id === lotId) {
      verdicts.push({
        index,
        source_id: sourceId,
        verdict: 'rejete',
        erreurs: [repeated(sourceId)],
      });
      continue;
    }
    seen.add(sourceId);
    if (existing === undefined) {
      const id = uuidv7(millis);
      inserts.push({ id, sourceId, digest, activity, body });
      changes.push({ activityId: id, after: activity });
      verdicts.push({ index, source_id: sourceId, verdict: 'cree', id, ...said });
    } else if (existing.digest === digest && !existing.is_withdrawn) {
      verdicts.push({ index, source_id: sourceId, verdict: 'inchange', id: existing.id, ...said });
    } else {
      replacements.push({ id: existing.id, sourceId, digest, activity, body });
      changes.push({
        activityId: existing.id,
        ...(existing.is_withdrawn ? {} : { before: existing.body }),
        after: activity,
      });
      verdicts.push({ index, source_id: sourceId, verdict: 'modifie', id: existing.id, ...said });
    }
  }
  return { verdicts, inserts, replacements, changes };
}
