import type { Fault } from '@maillage/kernel';
import type { Grounds } from '@maillage/platform';
import { type Activity, type FencedRow, fencedRow } from './activity.js';
import type { KnownEntry } from './ledger.store.js';

/** An activity that comes in. */
export interface IncomingActivity {
  readonly activity: Activity;
  /** The activity as JSON, made once for the digest and the row. */
  readonly body: string;
  /** Digest of the body, in hexadecimal. */
  readonly digest: string;
}

/** A batch on its way in: the id its items are entered under, its source and what its sender may write. */
export interface Batch {
  readonly id: string;
  readonly source: string;
  /** Says whether the sender may write an activity as it would stand, or as it stands. */
  readonly mayWrite: (row: FencedRow) => boolean;
}

/** References to people, and free text, where anything may have been written: the journal forgets nothing. */
export const MASKED = [
  '/mediateur',
  '/mediateur_ref',
  '/beneficiaires/refs',
  '/precisions_demarche',
  '/titre_atelier',
  '/tags',
];

/**
 * What decides the fate of an activity that comes in. An id that comes twice in one batch is refused the second time,
 * since the sender alone knows which is right. An activity outside the sender's fence, or one that a correction would
 * bring in from outside, is refused.
 *
 * @param known what the ledger holds under the items' ids, read under the source's lock.
 * @param newId makes the id of an activity not seen before.
 * @param isEntered tells an id that the same batch entered, where the ledger does not.
 */
export function groundsOf(
  { id: batchId, source, mayWrite }: Batch,
  known: ReadonlyMap<string, KnownEntry>,
  newId: () => string,
  isEntered: (key: string) => boolean = () => false,
): Grounds<IncomingActivity, KnownEntry> {
  return {
    known,
    newId,
    refusal: ({ activity }, entry) =>
      [activity, ...(entry === undefined ? [] : [entry.body])].every((one) =>
        mayWrite(fencedRow(source, one)),
      )
        ? undefined
        : outside(activity.lieu_code_insee),
    repetition: (key, entry, isSeen) =>
      isSeen || entry?.lot_id === batchId || isEntered(key) ? repeated(key) : undefined,
    isSame: ({ digest }, entry) => entry.digest === digest && !entry.is_withdrawn,
  };
}

const outside = (commune: string): Fault => ({
  pointer: '/lieu_code_insee',
  code: 'activities.outside_fence',
  detail: {
    fr: `Cette activité (commune ${commune}) est hors des territoires ou des structures de vos droits ; /v1/moi les donne.`,
    en: `This activity (commune ${commune}) is outside the territories or structures of your rights; /v1/moi gives them.`,
  },
});

/** The fault of an id that comes twice in what is sent at once. */
export const repeated = (sourceId: string): Fault => ({
  pointer: '/source_id',
  code: 'activities.repeated_in_batch',
  detail: {
    fr: `« ${sourceId.slice(0, 60)} » est déjà plus haut dans ce lot : une correction s'envoie dans un lot suivant.`,
    en: `"${sourceId.slice(0, 60)}" stands further up in this batch already: a correction is sent in a later batch.`,
  },
});
