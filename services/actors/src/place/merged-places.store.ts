import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import { placeHistory, placeSearch, PlaceStore, type SourcedPlace } from './place.store.js';

/** Places that stand for others. */
@Injectable()
export class MergedPlaceStore {
  constructor(@Inject(PlaceStore) private readonly places: PlaceStore) {}

  /** Lets one place stand for others, and for those they stood for; gives the version each has reached. */
  async absorb(
    tx: Transaction,
    { survivor, absorbed }: { readonly survivor: string; readonly absorbed: readonly string[] },
    at: Date,
  ): Promise<Map<string, number>> {
    const writing = await this.places.sign(tx, at, 'Fusion');
    await placeHistory.supersede(tx, [survivor, ...absorbed], at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places SET version = version + 1, modified_at = $3, changed_in = pg_current_xact_id(), written_in = $4,
         merged_into = CASE WHEN id = $1 THEN NULL ELSE $1 END,
         survivor_id = CASE WHEN id = $1 THEN NULL ELSE $1 END
       WHERE id = $1::uuid OR id = ANY($2::uuid[]) RETURNING id, version`,
      [survivor, absorbed, at, writing],
    );
    await tx.query(
      'UPDATE places SET survivor_id = $1, changed_in = pg_current_xact_id() WHERE survivor_id = ANY($2)',
      [survivor, absorbed],
    );
    await placeSearch.remove(tx, [...absorbed]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Lets places stand by themselves again, with those they stood for; gives the version each has reached, and `survivor`. */
  async release(
    tx: Transaction,
    survivor: string,
    places: readonly SourcedPlace[],
    at: Date,
  ): Promise<Map<string, number>> {
    const ids = places.map(({ id }) => id);
    const writing = await this.places.sign(tx, at, 'Fusion annulée');
    await placeHistory.supersede(tx, [survivor, ...ids], at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places SET version = version + 1, modified_at = $3, changed_in = pg_current_xact_id(), written_in = $4,
         merged_into = NULL, survivor_id = NULL WHERE id = $1::uuid OR id = ANY($2::uuid[]) RETURNING id, version`,
      [survivor, ids, at, writing],
    );
    await tx.query(
      `WITH RECURSIVE below AS (
         SELECT id, merged_into AS root FROM places WHERE merged_into = ANY($1)
         UNION ALL SELECT p.id, below.root FROM places AS p JOIN below ON p.merged_into = below.id)
       UPDATE places SET survivor_id = below.root, changed_in = pg_current_xact_id() FROM below WHERE below.id = places.id`,
      [ids],
    );
    for (const one of places) await this.places.index(tx, one.source, [one]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }
}
