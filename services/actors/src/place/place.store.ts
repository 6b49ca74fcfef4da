import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { Database, History, Search, type Transaction } from '@maillage/platform';
import { doubtOf, type Place, type PointDoubt, pointText } from './place.js';
import type { KnownPlace } from './place-change.js';
import { placeEntry } from './place-entry.js';

/** What history keeps of a place. */
export interface PlaceState {
  readonly commune: string;
  readonly place: Omit<Place, 'id'>;
  readonly checkedOn?: string;
  readonly doubt?: PointDoubt;
}

/** Past versions of places. That there was a contact is kept, since quality counts it; the contact is not. */
export const placeHistory = new History<PlaceState>({
  table: 'places',
  state: `jsonb_build_object('commune', commune, 'place',
    jsonb_set(jsonb_set(body, '{telephone}', '"***"', false), '{courriels}', '["***"]', false))
    || CASE WHEN checked_on IS NULL THEN '{}' ELSE jsonb_build_object('checkedOn', checked_on) END
    || CASE WHEN doubt IS NULL THEN '{}' ELSE jsonb_build_object('doubt', doubt) END`,
  writing: 'written_in',
});

/** Words of places. */
export const placeSearch = new Search('place');

/** A place with the source that describes it. */
export interface SourcedPlace extends KnownPlace {
  readonly source: string;
}

interface Row {
  readonly id: string;
  readonly source_id: string;
  readonly commune: string;
  readonly body: Omit<Place, 'id'>;
  readonly checked_on: string | null;
  readonly doubt: PointDoubt | null;
}

const COLUMNS = 'id, source_id, commune, body, checked_on, doubt';

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
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM places WHERE source = $1 AND source_id = ANY($2)`,
      [source, sourceIds],
    );
    return new Map(rows.map((row) => [row.source_id, toKnown(row)]));
  }

  /** Places by our ids, under the locks of their sources. */
  async gather(tx: Transaction, ids: readonly string[]): Promise<SourcedPlace[]> {
    const sources = await tx.query<{ source: string }>(
      'SELECT DISTINCT source FROM places WHERE id = ANY($1) ORDER BY source',
      [ids],
    );
    for (const { source } of sources) await this.lock(tx, source);
    const rows = await tx.query<Row & { source: string }>(
      `SELECT ${COLUMNS}, source FROM places WHERE id = ANY($1) ORDER BY id`,
      [ids],
    );
    return rows.map((row) => ({ ...toKnown(row), source: row.source }));
  }

  /** Notes that places were confirmed on a day; gives the version each has reached. */
  async check(
    tx: Transaction,
    ids: readonly string[],
    day: string,
    at: Date,
  ): Promise<Map<string, number>> {
    const writing = await this.sign(tx, at, 'Confirmation');
    await placeHistory.supersede(tx, ids, at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places SET checked_on = $2, version = version + 1, modified_at = $3, changed_in = pg_current_xact_id(),
         written_in = $4 WHERE id = ANY($1) RETURNING id, version`,
      [ids, day, at, writing],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Notes that the point of a place is right; gives the version it has reached. */
  async confirmPoint(tx: Transaction, { id, place }: KnownPlace, at: Date): Promise<number> {
    const writing = await this.sign(tx, at, 'Point confirmé');
    await placeHistory.supersede(tx, [id], at);
    const [row] = await tx.query<{ version: number }>(
      `UPDATE places SET confirmed_point = $2, doubt = NULL, version = version + 1, modified_at = $3,
         changed_in = pg_current_xact_id(), written_in = $4 WHERE id = $1 RETURNING version`,
      [id, pointText(place), at, writing],
    );
    return row?.version ?? 0;
  }

  async insert(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    at: Date,
  ): Promise<void> {
    if (places.length === 0) return;
    const writing = await this.sign(tx, at);
    await tx.query(
      `INSERT INTO places (id, source, source_id, commune, body, doubt, created_at, modified_at, written_in)
       SELECT n.id, $1, n.source_id, n.commune, n.body, n.doubt, $2, $2, $8
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::text[]) AS n (id, source_id, commune, body, doubt)`,
      [
        source,
        at,
        places.map(({ id }) => id),
        places.map(({ place }) => place.id),
        ...columnsOf(places),
        writing,
      ],
    );
    await this.index(tx, source, places);
  }

  /** Replaces descriptions, keeping those that were in the history; gives the version each place has reached. */
  async replace(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    at: Date,
    reason = 'Import',
  ): Promise<Map<string, number>> {
    if (places.length === 0) return new Map();
    const ids = places.map(({ id }) => id);
    const writing = await this.sign(tx, at, reason);
    await placeHistory.supersede(tx, ids, at);
    const rows = await tx.query<{ id: string; version: number }>(
      `UPDATE places AS p SET commune = n.commune, body = n.body, version = p.version + 1, modified_at = $1,
         changed_in = pg_current_xact_id(), written_in = $7,
         doubt = CASE WHEN p.confirmed_point = n.point THEN NULL ELSE n.doubt END
       FROM unnest($2::uuid[], $3::text[], $4::jsonb[], $5::text[], $6::text[]) AS n (id, commune, body, doubt, point)
       WHERE p.id = n.id RETURNING p.id, p.version`,
      [at, ids, ...columnsOf(places), places.map(({ place }) => pointText(place)), writing],
    );
    await this.index(tx, source, places);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  private index(tx: Transaction, source: string, places: readonly KnownPlace[]): Promise<void> {
    return placeSearch.put(
      tx,
      places.map(({ id, commune, place }) => placeEntry(id, source, commune, place)),
    );
  }

  private async sign(tx: Transaction, at: Date, reason = 'Import'): Promise<string> {
    const id = uuidv7(at.getTime());
    await placeHistory.sign(tx, { id, reason }, at);
    return id;
  }
}

const toKnown = ({ id, source_id, commune, body, checked_on, doubt }: Row): KnownPlace => ({
  id,
  commune,
  place: { id: source_id, ...body },
  checkedOn: checked_on ?? undefined,
  doubt: doubt ?? undefined,
});

function columnsOf(places: readonly KnownPlace[]): [string[], string[], (string | null)[]] {
  return [
    places.map(({ commune }) => commune),
    places.map(({ place: { id: _, ...body } }) => JSON.stringify(body)),
    places.map(({ place, commune }) => doubtOf(place, commune) ?? null),
  ];
}
