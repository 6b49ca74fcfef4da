import { isDeepStrictEqual } from 'node:util';
import type { Finding, Place } from './place.js';

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
  readonly refused: readonly { readonly line: number; readonly fault: Finding }[];
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
  const refused: { line: number; fault: Finding }[] = [];
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

function outside(commune: string): Finding {
  return {
    field: 'code_insee',
    code: 'actors.outside_territory',
    detail: `Ce lieu est dans la commune ${commune}, hors des territoires ou des structures de vos droits.`,
    value: commune,
  };
}
