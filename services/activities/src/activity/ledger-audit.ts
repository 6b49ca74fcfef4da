import type { Change, PatchOperation } from '@maillage/platform';
import type { Activity } from './activity.js';
import type { Decision } from './chunk.js';
import type { KnownEntry } from './ledger.store.js';

/** References to people, and free text, where anything may have been written: the journal forgets nothing. */
export const MASKED = [
  '/mediateur',
  '/mediateur_ref',
  '/beneficiaires/refs',
  '/precisions_demarche',
  '/titre_atelier',
  '/tags',
];

/** The difference of two versions of an activity. */
export type Compare = (
  before: Activity | undefined,
  after: Activity | undefined,
) => readonly PatchOperation[];

/**
 * One entry of the audit journal for what a chunk of a batch does: counts, and for each item id, version, digest, and for
 * a correction the patch. New bodies stand in the ledger under those digests.
 */
export function chunkAudit(
  batch: { readonly id: string; readonly source: string },
  { verdicts, inserts, replacements }: Decision,
  known: ReadonlyMap<string, KnownEntry>,
  compare: Compare,
): Change {
  const count = (wanted: string): number =>
    verdicts.filter(({ verdict }) => verdict === wanted).length;
  return {
    action: 'activites.pousser',
    subject: { type: 'lot', id: batch.id },
    details: {
      source: batch.source,
      crees: inserts.length,
      modifies: replacements.length,
      inchanges: count('inchange'),
      rejetes: count('rejete'),
    },
    after: {
      crees: inserts.map(({ id, digest }) => [id, 1, digest]),
      modifies: replacements.map(({ id, sourceId, digest, activity }) => {
        const before = known.get(sourceId);
        return [
          id,
          (before?.version ?? 0) + 1,
          digest,
          compare(before?.is_withdrawn === true ? undefined : before?.body, activity),
        ];
      }),
    },
  };
}
