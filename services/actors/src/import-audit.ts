import type { Change, PatchOperation } from '@maillage/platform';
import type { Place } from './place.js';
import type { ChunkDecision } from './place-change.js';

/** Ways to reach a person, and free text, where anything may have been written: the journal forgets nothing. */
export const MASKED = ['/telephone', '/courriels', '/presentation_resume', '/presentation_detail'];

/** The difference of two descriptions of a place. */
export type Compare = (before: Place, after: Place) => readonly PatchOperation[];

/**
 * One entry of the audit journal for what a chunk of an import does: counts, and for each place id, version, digest, and
 * for a revision the patch. New descriptions stand in the directory under those digests.
 */
export function chunkAudit(
  run: { readonly id: string; readonly source: string },
  { additions, revisions, unchanged, refused }: ChunkDecision,
  versions: ReadonlyMap<string, number>,
  digest: (place: Place) => string,
  compare: Compare,
): Change {
  return {
    action: 'lieux.importer',
    subject: { type: 'import', id: run.id },
    details: {
      source: run.source,
      crees: additions.length,
      modifies: revisions.length,
      inchanges: unchanged,
      rejetes: refused.length,
    },
    after: {
      crees: additions.map(({ id, place }) => [id, 1, digest(place)]),
      modifies: revisions.map(({ before, after }) => [
        after.id,
        versions.get(after.id) ?? 0,
        digest(after.place),
        compare(before.place, after.place),
      ]),
    },
  };
}
