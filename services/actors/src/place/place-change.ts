import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@maillage/kernel';
import type { Change, PatchOperation } from '@maillage/platform';
import type { Place } from './place.js';

/** A place as the directory holds it. */
export interface KnownPlace {
  readonly id: string;
  readonly place: Place;
  /** INSEE code of the current commune. */
  readonly commune: string;
}

/** A row of a file that was read without a fault. */
export interface IncomingPlace {
  readonly line: number;
  readonly place: Place;
  readonly commune: string;
}

/** What the rows of one transaction do to the directory. */
export interface ChunkDecision {
  readonly additions: readonly KnownPlace[];
  readonly revisions: readonly { readonly before: KnownPlace; readonly after: KnownPlace }[];
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly fault: Fault }[];
}

/** Says whether the sender may write a place there, of that structure. */
export type MayWrite = (row: { readonly commune: string; readonly structure: string }) => boolean;

/**
 * Decides what each row does: a new place, a changed one, none. A place that lies outside the sender's territories,
 * or would leave or enter them, is refused.
 *
 * @param known what the directory holds under the rows' ids, read under the source's lock.
 * @param newId makes the id of a place not seen before.
 */
export function decideChunk(
  rows: readonly IncomingPlace[],
  known: ReadonlyMap<string, KnownPlace>,
  mayWrite: MayWrite,
  newId: () => string,
): ChunkDecision {
  const additions: KnownPlace[] = [];
  const revisions: { before: KnownPlace; after: KnownPlace }[] = [];
  const refused: { line: number; fault: Fault }[] = [];
  let unchanged = 0;
  for (const { line, place, commune } of rows) {
    const before = known.get(place.id);
    const standing = [{ commune, place }, ...(before === undefined ? [] : [before])];
    const forbidden = standing.find(
      (one) => !mayWrite({ commune: one.commune, structure: one.place.pivot }),
    )?.commune;
    if (forbidden !== undefined) refused.push({ line, fault: outside(forbidden) });
    else if (before === undefined) additions.push({ id: newId(), place, commune });
    else if (before.commune === commune && isDeepStrictEqual(before.place, place)) unchanged++;
    else revisions.push({ before, after: { id: before.id, place, commune } });
  }
  return { additions, revisions, unchanged, refused };
}

function outside(commune: string): Fault {
  return {
    pointer: '/code_insee',
    code: 'actors.outside_territory',
    detail: {
      fr: `Ce lieu est dans la commune ${commune}, hors des territoires ou des structures de vos droits.`,
      en: `This place is in commune ${commune}, outside the territories or structures of your rights.`,
    },
    value: commune,
  };
}

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
