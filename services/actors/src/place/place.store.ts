import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Place } from './place.js';
import type { KnownPlace } from './place-change.js';
import { searchText } from './search-text.js';

/** The directory of places, write side. */
@Injectable()
export class PlaceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Takes the lock of a source's places until the end of the transaction: two imports of one source take turns. */
  async lock(tx: Transaction, source: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('actors.places.' || $1, 0))`, [
      source,
    ]);
  }

  /** The places known under a source's own ids. */
  async known(
    tx: Transaction,
    source: string,
    sourceIds: readonly string[],
  ): Promise<Map<string, KnownPlace>> {
    const rows = await tx.query<{
      id: string;
      source_id: string;
      commune: string;
      body: Omit<Place, 'id'>;
    }>(
      'SELECT id, source_id, commune, body FROM places WHERE source = $1 AND source_id = ANY($2)',
      [source, sourceIds],
    );
    return new Map(
      rows.map(({ id, source_id, commune, body }) => [
        source_id,
        { id, commune, place: { id: source_id, ...body } },
      ]),
    );
  }

  async insert(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    at: Date,
  ): Promise<void> {
    if (places.length === 0) return;
    await tx.query(
      `INSERT INTO places (id, source, source_id, commune, body, search, created_at, modified_at)
       SELECT n.id, $1, n.source_id, n.commune, n.body, n.search, $2, $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::text[]) AS n (id, source_id, commune, body, search)`,
      [
        source,
        at,
        places.map(({ id }) => id),
        places.map(({ place }) => place.id),
        ...columnsOf(places),
      ],
    );
  }

  /** Replaces descriptions; gives the version each place has reached. */
  async replace(
    tx: Transaction,
    places: readonly KnownPlace[],
    at: Date,
  ): Promise<Map<string, number>> {
    if (places.length === 0) return new Map();
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places AS p SET commune = n.commune, body = n.body, search = n.search, version = p.version + 1, modified_at = $1,
         changed_in = pg_current_xact_id()
       FROM unnest($2::uuid[], $3::text[], $4::jsonb[], $5::text[]) AS n (id, commune, body, search)
       WHERE p.id = n.id RETURNING p.id, p.version`,
      [at, places.map(({ id }) => id), ...columnsOf(places)],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }
}

function columnsOf(places: readonly KnownPlace[]): [string[], string[], string[]] {
  const bodies = places.map(({ place: { id: _, ...body } }) => JSON.stringify(body));
  return [
    places.map(({ commune }) => commune),
    bodies,
    places.map(({ place }) => searchText(place)),
  ];
}
